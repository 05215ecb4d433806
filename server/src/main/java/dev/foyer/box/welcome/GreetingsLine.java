package dev.foyer.box.welcome;

import dev.foyer.box.welcome.GreetingQueue.Lateness;
import dev.foyer.box.welcome.GreetingQueue.Mode;
import dev.foyer.box.welcome.GreetingQueue.Waiting;
import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The greeting queue as the carrier of one tablet sees it.
///
/// @param carrier null for nobody, or somebody who is not here
/// @param together whether those who ring are greeted all at once
/// @param ringing whom this tablet's carrier is to greet
/// @param elsewhere the others who wait
/// @param invited who has come lately on the invitation of this tablet's carrier
/// @param time null while fewer than five were greeted
/// @param norms how people are here, for the greeter to say
record GreetingsLine(
    @Nullable CarrierLine carrier,
    boolean ready,
    boolean together,
    List<NewcomerLine> ringing,
    List<ElsewhereLine> elsewhere,
    List<InvitedLine> invited,
    @Nullable TimeLine time,
    List<String> norms) {
  /// While the doors are open for no event.
  static final GreetingsLine NOTHING =
      new GreetingsLine(null, false, false, List.of(), List.of(), List.of(), null, List.of());

  private static final Duration TOLD = Duration.ofMinutes(10);
  private static final int LATEST = 200;

  record CarrierLine(String invitation, String name) {}

  /// @param sayIt how the name is said; null if the guest has not told
  /// @param languages the tags that the guest speaks; empty if the guest has not told
  record NewcomerLine(
      String invitation,
      int index,
      String name,
      @Nullable String sayIt,
      List<String> languages,
      String at,
      boolean late,
      @Nullable InviterFound inviter,
      Opener opener) {}

  /// Where to find who invited the guest.
  ///
  /// @param tablet whether the inviter carries one, and is told
  /// @param table what their table is called in the round that is known; null if none is
  record InviterFound(String name, boolean here, boolean tablet, @Nullable String table) {}

  /// @param greeter at whose tablet it rings; null if it rings nowhere
  record ElsewhereLine(
      String name, String at, boolean late, @Nullable String greeter, List<String> languages) {}

  record InvitedLine(String invitation, int index, String name, String at, boolean greeted) {}

  record TimeLine(int n, long medianSeconds, long p90Seconds) {}

  static GreetingsLine of(CommunityState state, EventId event, DeviceId tablet, Instant now) {
    GreetingQueue queue = GreetingQueue.of(state, event, now);
    List<Waiting> ringing = queue.ringing(tablet);
    Optional<InvitationId> carrier =
        state.welcomes().carrier(tablet).filter(id -> Here.isHere(state, event, id));
    return new GreetingsLine(
        carrier.map(id -> new CarrierLine(id.hex(), name(state, id))).orElse(null),
        queue.free().contains(tablet),
        queue.mode() == Mode.TOGETHER,
        ringing.stream().map(one -> newcomer(state, event, one)).toList(),
        queue.waiting().stream()
            .filter(one -> !ringing.contains(one))
            .map(one -> elsewhere(state, one))
            .toList(),
        carrier.map(id -> invited(state, event, id, now)).orElse(List.of()),
        WelcomeTime.of(state, event)
            .map(time -> new TimeLine(time.n(), time.median().toSeconds(), time.p90().toSeconds()))
            .orElse(null),
        state.welcomes().sheet().norms());
  }

  private static NewcomerLine newcomer(CommunityState state, EventId event, Waiting one) {
    Invitation invitation = state.guests().find(one.guest().invitation()).orElseThrow();
    Terms terms = invitation.terms().orElseThrow();
    Profile profile = state.people().profile(terms.person());
    return new NewcomerLine(
        one.guest().invitation().hex(),
        one.guest().index(),
        profile.name(),
        profile.sayIt().isBlank() ? null : profile.sayIt(),
        profile.languages(),
        one.came().toString(),
        one.late() == Lateness.LATE,
        inviter(state, invitation, event),
        Opener.of(state, terms.person(), profile));
  }

  private static @Nullable InviterFound inviter(
      CommunityState state, Invitation invitation, EventId event) {
    Welcome.Inviter inviter = Welcome.inviter(state, invitation, event);
    PersonId person = invitation.terms().map(Terms::inviter).orElse(null);
    if (inviter == null || person == null) {
      return null;
    }
    Optional<Invitation> here = Here.on(state, event, person);
    boolean tablet = here.map(i -> state.welcomes().carried(i.id())).orElse(false);
    String table = here.flatMap(i -> Here.table(state, event, i)).orElse(null);
    return new InviterFound(inviter.name(), here.isPresent(), tablet, table);
  }

  private static ElsewhereLine elsewhere(CommunityState state, Waiting one) {
    return new ElsewhereLine(
        name(state, one.guest().invitation()),
        one.came().toString(),
        one.late() == Lateness.LATE,
        one.tablet().map(tablet -> greeter(state, tablet)).orElse(null),
        List.copyOf(one.languages()));
  }

  private static String greeter(CommunityState state, DeviceId tablet) {
    return state
        .welcomes()
        .carrier(tablet)
        .map(carrier -> name(state, carrier))
        .filter(name -> !name.isEmpty())
        .or(() -> state.devices().find(tablet).map(Device::enrolled).map(e -> e.name()))
        .orElse("");
  }

  private static List<InvitedLine> invited(
      CommunityState state, EventId event, InvitationId carrier, Instant now) {
    PersonId inviter =
        state.guests().find(carrier).flatMap(Invitation::terms).map(Terms::person).orElse(null);
    return state.guests().arrivals(event, LATEST).stream()
        .filter(admission -> admission.guest().index() == 0)
        .filter(admission -> now.isBefore(admission.when().plus(TOLD)))
        .filter(admission -> isIn(state, admission))
        .filter(admission -> inviter != null && inviter.equals(inviter(state, admission)))
        .map(admission -> invited(state, admission))
        .toList();
  }

  private static InvitedLine invited(CommunityState state, Admission admission) {
    InvitationId id = admission.guest().invitation();
    boolean greeted =
        state.guests().find(id).flatMap(invitation -> invitation.greeted(0)).isPresent();
    return new InvitedLine(id.hex(), 0, name(state, id), admission.when().toString(), greeted);
  }

  private static boolean isIn(CommunityState state, Admission admission) {
    return state
        .guests()
        .find(admission.guest().invitation())
        .filter(invitation -> invitation.here(0))
        .flatMap(invitation -> invitation.effective(0))
        .map(effective -> effective.id().equals(admission.id()))
        .orElse(false);
  }

  private static @Nullable PersonId inviter(CommunityState state, Admission admission) {
    return state
        .guests()
        .find(admission.guest().invitation())
        .flatMap(Invitation::terms)
        .map(Terms::inviter)
        .orElse(null);
  }

  /// The name on an invitation.
  static String name(CommunityState state, InvitationId id) {
    return state
        .guests()
        .find(id)
        .flatMap(Invitation::terms)
        .map(terms -> state.people().profile(terms.person()).name())
        .orElse("");
  }
}
