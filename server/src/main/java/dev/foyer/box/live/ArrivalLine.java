package dev.foyer.box.live;

import dev.foyer.box.arrivals.BadgeLine;
import dev.foyer.box.welcome.Welcome;
import dev.foyer.box.welcome.Welcome.Inviter;
import dev.foyer.box.welcome.Welcome.Presence;
import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An arrival as hosts see it.
///
/// @param admission the fact's identity
/// @param name of the one who is invited; `index` tells the people of a party apart
/// @param station the name of the station
/// @param how `scan`, `code`, `host` or `walk-in`
/// @param note a host's reason for letting the guest in
/// @param tell the name of the host of the evening, who is to be told of this newcomer
public record ArrivalLine(
    String admission,
    String invitation,
    int index,
    String name,
    boolean firstTimer,
    @Nullable InviterLine inviter,
    @Nullable String organisation,
    String station,
    String at,
    String how,
    PartyLine party,
    @Nullable BadgeLine badge,
    boolean undone,
    @Nullable String note,
    @Nullable String greetedAt,
    @Nullable String tell) {
  /// Who invited a guest.
  public record InviterLine(String name, boolean here) {
    public static @Nullable InviterLine of(@Nullable Inviter inviter) {
      return inviter == null
          ? null
          : new InviterLine(inviter.name(), inviter.presence() == Presence.HERE);
    }
  }

  /// How many are invited, and how many of them are in.
  public record PartyLine(int size, int arrived) {
    public static PartyLine of(Invitation invitation) {
      return new PartyLine(
          invitation.terms().map(Terms::people).orElse(1), invitation.present().size());
    }
  }

  /// @param desk how a badge stands
  public static ArrivalLine of(
      CommunityState state, Admission admission, Function<BadgeJob, BadgeLine> desk) {
    GuestId guest = admission.guest();
    Invitation invitation = state.guests().find(guest.invitation()).orElseThrow();
    Profile profile = state.people().profile(admission.body().person());
    boolean named = guest.index() == 0;
    boolean first =
        named && invitation.terms().map(t -> t.newcomer() == Newcomer.FIRST_TIMER).orElse(false);
    boolean erased = state.people().erased(admission.body().person());
    return new ArrivalLine(
        admission.id().toString(),
        guest.invitation().hex(),
        guest.index(),
        name(state, invitation, profile),
        first,
        InviterLine.of(Welcome.inviter(state, invitation, admission.event())),
        orNull(profile.organisation()),
        Lines.deviceName(state, admission.passage().station()),
        admission.when().toString(),
        word(admission.passage().way()),
        PartyLine.of(invitation),
        badge(state, guest).map(desk).orElse(null),
        invitation.undone(admission.id()),
        erased ? null : orNull(admission.body().note().value()),
        invitation.greeted(guest.index()).map(ArrivalLine::at).orElse(null),
        first ? host(state, admission) : null);
  }

  /// The latest badge; one that was withdrawn only if there is no other.
  private static Optional<BadgeJob> badge(CommunityState state, GuestId guest) {
    List<BadgeJob> latest = state.badges().of(guest).reversed();
    return latest.stream()
        .filter(job -> job.state() != BadgeJob.State.CANCELLED)
        .findFirst()
        .or(() -> latest.stream().findFirst());
  }

  /// The name by the invitation's terms, which may have come after the admission.
  private static String name(CommunityState state, Invitation invitation, Profile atTheDoor) {
    String listed =
        invitation.terms().map(t -> state.people().profile(t.person()).name()).orElse("");
    return listed.isEmpty() ? atTheDoor.name() : listed;
  }

  private static @Nullable String host(CommunityState state, Admission admission) {
    Optional<EventPlan> plan = state.guests().event(admission.event());
    return plan.map(EventPlan::hostOfTheEvening).filter(name -> !name.isEmpty()).orElse(null);
  }

  private static String word(Way way) {
    return switch (way) {
      case SCAN -> "scan";
      case CODE -> "code";
      case HOST, LET_IN -> "host";
      case WALK_IN -> "walk-in";
    };
  }

  private static String at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis()).toString();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
