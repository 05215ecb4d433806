package dev.foyer.organising;

import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Answers;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.Part;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known before a list is read: everybody's profile, who is on the event's list, and who
/// came to an earlier event. Rehearsals count for nothing.
///
/// @param awaited whom a list has invited to the event, and whose invitation stands
record Known(
    Map<PersonId, Profile> people,
    Map<PersonId, Consent> consents,
    Map<PersonId, Told> told,
    Map<PersonId, Listed> listed,
    Set<PersonId> awaited,
    Set<PersonId> returning) {
  /// A guest who is on the list already.
  record Listed(InvitationId invitation, Terms terms) {}

  /// What a guest has said beyond the profile.
  ///
  /// @param diet as this box knows it
  record Told(Answers answers, Map<Purpose, Said> agreements, String diet, boolean hostsTable) {
    static final Told NOTHING = new Told(Answers.ERASED, Map.of(), "", false);

    static Told of(CommunityState state, PersonId person, EventId event, ReplicaId box) {
      Map<Purpose, Said> said = new EnumMap<>(Purpose.class);
      for (Purpose purpose : Purpose.values()) {
        state.answers().said(person, purpose).ifPresent(answer -> said.put(purpose, answer));
      }
      return new Told(
          state.answers().of(person),
          said,
          state.answers().diet(box, person),
          state.welcomes().parts(person, event).contains(Part.TABLE_HOST));
    }
  }

  /// @param box where the list is taken in
  static Known in(CommunityState state, EventId event, ReplicaId box) {
    Map<PersonId, Profile> people = new HashMap<>();
    for (PersonId id : state.people().known()) {
      if (event.isRehearsal() || !onlyRehearses(state, id)) {
        people.put(id, state.people().profile(id));
      }
    }
    Map<PersonId, Consent> consents = new HashMap<>();
    people
        .keySet()
        .forEach(id -> state.people().consent(id).ifPresent(said -> consents.put(id, said)));
    Map<PersonId, Told> told = new HashMap<>();
    people.keySet().forEach(id -> told.put(id, Told.of(state, id, event, box)));
    Map<PersonId, Listed> listed = new HashMap<>();
    Set<PersonId> awaited = new HashSet<>();
    for (InvitationId id : state.guests().of(event)) {
      Optional<Invitation> invitation = state.guests().find(id);
      Optional<Terms> terms = invitation.flatMap(Invitation::terms);
      terms.ifPresent(t -> listed.put(t.person(), new Listed(id, t)));
      invitation
          .filter(i -> !i.revoked())
          .flatMap(Invitation::terms)
          .filter(t -> t.source() == Terms.Source.GUEST_LIST)
          .ifPresent(t -> awaited.add(t.person()));
    }
    return new Known(people, consents, told, listed, awaited, returning(state, event));
  }

  private static Set<PersonId> returning(CommunityState state, EventId event) {
    Set<PersonId> came = new HashSet<>();
    Instant start = start(state, event);
    for (EventId other : state.guests().events()) {
      if (!other.equals(event) && !other.isRehearsal() && start(state, other).isBefore(start)) {
        state.guests().of(other).stream()
            .flatMap(id -> state.guests().find(id).stream())
            .filter(invitation -> invitation.effective(0).isPresent())
            .flatMap(invitation -> invitation.terms().stream())
            .forEach(terms -> came.add(terms.person()));
      }
    }
    return came;
  }

  /// Made up for a rehearsal, and invited to nothing else.
  private static boolean onlyRehearses(CommunityState state, PersonId person) {
    List<Terms> all =
        state.guests().of(person).stream()
            .flatMap(id -> state.guests().find(id).stream())
            .flatMap(invitation -> invitation.terms().stream())
            .toList();
    return !all.isEmpty() && all.stream().allMatch(terms -> terms.event().isRehearsal());
  }

  private static Instant start(CommunityState state, EventId event) {
    return state.guests().event(event).map(EventPlan::startsAt).orElse(Instant.MAX);
  }
}
