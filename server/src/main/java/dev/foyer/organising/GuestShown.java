package dev.foyer.organising;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ShortCode;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import dev.foyer.projection.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A guest as the organiser's list shows one.
record GuestShown(
    String invitation,
    String person,
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

  /// These guests as they are now.
  static List<GuestShown> of(Memory memory, List<InvitationId> guests) {
    return memory.read(state -> guests.stream().flatMap(id -> of(state, id).stream()).toList());
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
        terms.person().hex(),
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
