package dev.foyer.box.welcome;

import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who is in for the first time and may be greeted.
///
/// @param came when they came in
/// @param greeted when a host greeted them; null if nobody has
/// @param left when they went home; null if they are here
/// @param languages as [Languages] has them; empty for any
record Newcomer(
    GuestId guest,
    PersonId person,
    Instant came,
    @Nullable Instant greeted,
    @Nullable Instant left,
    Set<String> languages,
    MeetingStyle style) {
  /// How many of the latest arrivals are looked at.
  private static final int LATEST = 2_000;

  /// The newcomers among the latest arrivals at an event, in the order in which they came; those
  /// who like to roam among them.
  static List<Newcomer> at(CommunityState state, EventId event) {
    return state.guests().arrivals(event, LATEST).reversed().stream()
        .filter(admission -> admission.guest().index() == 0)
        .flatMap(admission -> of(state, admission).stream())
        .toList();
  }

  private static Stream<Newcomer> stream(
      CommunityState state, Admission admission, Invitation invitation) {
    boolean first =
        invitation.terms().map(t -> t.newcomer() == Terms.Newcomer.FIRST_TIMER).orElse(false);
    boolean counts = invitation.effective(0).map(a -> a.id().equals(admission.id())).orElse(false);
    return first && counts ? Stream.of(of(state, admission, invitation)) : Stream.empty();
  }

  private static Optional<Newcomer> of(CommunityState state, Admission admission) {
    return state.guests().find(admission.guest().invitation()).stream()
        .flatMap(invitation -> stream(state, admission, invitation))
        .findFirst();
  }

  private static Newcomer of(CommunityState state, Admission admission, Invitation invitation) {
    PersonId person = admission.body().person();
    Profile profile = state.people().profile(person);
    return new Newcomer(
        admission.guest(),
        person,
        admission.when(),
        invitation.greeted(0).map(Newcomer::at).orElse(null),
        invitation.leftAt(0).map(Newcomer::at).orElse(null),
        Languages.of(profile),
        profile.meetingStyle());
  }

  static Instant at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis());
  }

  /// Whether somebody is to go and greet this guest: whoever likes to roam is left alone.
  boolean wantsGreeting() {
    return style != MeetingStyle.LET_ME_ROAM;
  }

  /// When nobody needed to greet this guest any more; null as long as somebody does.
  @Nullable Instant done() {
    if (greeted == null || left == null) {
      return greeted == null ? left : greeted;
    }
    return greeted.isBefore(left) ? greeted : left;
  }
}
