package dev.foyer.organising;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ShortCode;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import dev.foyer.projection.Memory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guest as the organiser's list shows one.
record GuestShown(
    String invitation,
    int index,
    String name,
    String email,
    String organisation,
    boolean firstTimer,
    @Nullable String inviter,
    Party party,
    @Nullable String shortCode,
    @Nullable String arrivedAt,
    @Nullable String greetedAt,
    boolean revoked,
    boolean walkIn) {
  record Party(int size, int arrived) {}

  /// A guest by name, cheap enough to be made for everybody.
  record Named(InvitationId invitation, String name, String organisation) {
    private boolean matches(String words) {
      String text = " " + Folded.text(name + " " + organisation);
      return Arrays.stream(words.split(" ", -1)).allMatch(word -> text.contains(" " + word));
    }
  }

  /// The guests of an event of whose names these (folded) words are the beginnings, by name. The
  /// door waits for the memory, so nothing slow is done while it is held.
  static List<GuestShown> find(Memory memory, EventId event, String words, int limit) {
    List<InvitationId> found =
        memory.read(state -> everybody(state, event)).stream()
            .filter(guest -> words.isEmpty() || guest.matches(words))
            .sorted(Comparator.comparing(guest -> Folded.text(guest.name())))
            .limit(limit)
            .map(Named::invitation)
            .toList();
    return memory.read(state -> found.stream().flatMap(id -> of(state, id).stream()).toList());
  }

  private static List<Named> everybody(CommunityState state, EventId event) {
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).flatMap(i -> named(state, i)).stream())
        .toList();
  }

  private static Optional<Named> named(CommunityState state, Invitation invitation) {
    return invitation
        .terms()
        .map(terms -> state.people().profile(terms.person()))
        .map(profile -> new Named(invitation.id(), profile.name(), profile.organisation()));
  }

  private static Optional<GuestShown> of(CommunityState state, InvitationId id) {
    return state
        .guests()
        .find(id)
        .flatMap(invitation -> invitation.terms().map(terms -> of(state, invitation, terms)));
  }

  private static GuestShown of(CommunityState state, Invitation invitation, Terms terms) {
    Profile profile = state.people().profile(terms.person());
    PersonId inviter = terms.inviter();
    return new GuestShown(
        invitation.id().hex(),
        0,
        profile.name(),
        profile.email(),
        profile.organisation(),
        terms.newcomer() == Terms.Newcomer.FIRST_TIMER,
        inviter == null ? null : state.people().profile(inviter).name(),
        new Party(terms.people(), invitation.present().size()),
        terms.token() == null ? null : ShortCode.of(terms.token()).grouped(),
        invitation.effective(0).map(admission -> admission.when().toString()).orElse(null),
        invitation.greeted(0).map(GuestShown::at).orElse(null),
        invitation.revoked(),
        terms.source() == Terms.Source.WALK_IN);
  }

  private static String at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis()).toString();
  }
}
