package dev.foyer.domain;

import dev.foyer.domain.FactBody.Consent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whom a box may still know by name. Some days after the last event that they were invited to, it
/// lets everybody go who has not agreed to be kept; who has said nothing is kept if a guest list
/// has ever invited them, and goes if they only ever came as walk-ins or strangers with a token.
public final class Retention {
  private Retention() {}

  /// The people of these who are to be forgotten.
  ///
  /// @param days how long after an event's end its guests are still known
  public static Set<PersonId> due(
      CommunityState state, Collection<PersonId> people, Instant now, Duration days) {
    Set<PersonId> due = new HashSet<>();
    for (PersonId person : people) {
      List<Invitation> invitations = invitations(state, person);
      boolean past =
          !invitations.isEmpty()
              && invitations.stream().allMatch(i -> isOver(state, i, now.minus(days)));
      if (past && !isKept(state, person)) {
        due.add(person);
      }
    }
    return due;
  }

  /// The events at which these people were guests.
  public static Set<EventId> events(CommunityState state, Collection<PersonId> people) {
    Set<EventId> events = new HashSet<>();
    for (PersonId person : people) {
      invitations(state, person).stream()
          .flatMap(invitation -> invitation.terms().stream())
          .forEach(terms -> events.add(terms.event()));
    }
    return events;
  }

  /// Whether the person has an invitation that stands to an event that is not over.
  public static boolean comes(CommunityState state, PersonId person, Instant now) {
    return invitations(state, person).stream()
        .anyMatch(invitation -> !invitation.revoked() && !isOver(state, invitation, now));
  }

  /// Whether an event has ended; one whose plan is not known has not.
  public static boolean isOver(CommunityState state, EventId event, Instant now) {
    return state.guests().event(event).map(plan -> plan.endsAt().isBefore(now)).orElse(false);
  }

  private static boolean isKept(CommunityState state, PersonId person) {
    return state
        .people()
        .consent(person)
        .map(consent -> consent == Consent.KEEP)
        .orElseGet(() -> isListed(state, person));
  }

  private static boolean isListed(CommunityState state, PersonId person) {
    return invitations(state, person).stream()
        .flatMap(invitation -> invitation.terms().stream())
        .anyMatch(terms -> terms.source() == Terms.Source.GUEST_LIST);
  }

  private static boolean isOver(CommunityState state, Invitation invitation, Instant now) {
    Optional<Terms> terms = invitation.terms();
    return terms.isPresent() && isOver(state, terms.get().event(), now);
  }

  private static List<Invitation> invitations(CommunityState state, PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .toList();
  }
}
