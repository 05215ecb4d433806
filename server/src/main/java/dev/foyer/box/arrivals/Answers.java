package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.Answer.Admitted;
import dev.foyer.box.arrivals.Answer.AlreadyAdmitted;
import dev.foyer.box.arrivals.Answer.Hearing;
import dev.foyer.box.arrivals.Answer.HowMany;
import dev.foyer.box.arrivals.Answer.Name;
import dev.foyer.box.arrivals.Answer.NeedsHost;
import dev.foyer.box.arrivals.Answer.Party;
import dev.foyer.box.welcome.Welcome;
import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts answers together from the state: the first one and, from the same facts, every retry's.
final class Answers {
  private final BadgeDesk desk;

  Answers(BadgeDesk desk) {
    this.desk = desk;
  }

  /// What this scan was answered, if what it led to is journaled.
  Optional<Answer> of(CommunityState state, ScanId scan) {
    Optional<Answer> admitted =
        state.guests().byScan(scan).map(i -> admitted(state, i, new Heard(scan, scan)));
    return admitted.isPresent()
        ? admitted
        : state.requests().about(scan).map(request -> raised(state, request, scan));
  }

  /// A scan, and the scan that admitted the guest: the same one unless the guest scanned again.
  record Heard(ScanId scan, ScanId first) {}

  Answer admitted(CommunityState state, Invitation invitation, Heard heard) {
    List<Admission> admissions =
        invitation.admissions().stream()
            .filter(a -> a.passage().scan().equals(heard.first()))
            .toList();
    Admission first = admissions.getFirst();
    List<GuestId> guests = admissions.stream().map(Admission::guest).distinct().toList();
    return new Admitted(
        heard.scan(),
        name(state, invitation),
        guests,
        Welcome.of(state, invitation, first.event(), guests),
        party(invitation),
        badges(state, guests),
        first.when(),
        heard.scan().equals(heard.first()) ? Hearing.FIRST : Hearing.REPEATED,
        Seat.of(state, first.event(), guests.getFirst()));
  }

  Answer howMany(CommunityState state, Invitation invitation, ScanId scan) {
    return new HowMany(scan, invitation.id(), name(state, invitation), party(invitation));
  }

  /// A party invited to another event: none of it is in at this one.
  Answer howManyOfOthers(CommunityState state, InvitationId invitation, ScanId scan) {
    Invitation other = state.guests().find(invitation).orElseThrow();
    Party party = new Party(party(other).size(), 0);
    return new HowMany(scan, invitation, name(state, other), party);
  }

  Answer already(CommunityState state, Admission admission, ScanId scan) {
    Invitation invitation = state.guests().find(admission.guest().invitation()).orElseThrow();
    List<GuestId> guests = invitation.present().stream().map(Admission::guest).toList();
    return new AlreadyAdmitted(
        scan,
        invitation.id(),
        name(state, invitation),
        admission.when(),
        stationName(state, admission.passage().station()),
        badges(state, guests));
  }

  /// What a host is told whose own tap is held up: nothing rings.
  Answer held(CommunityState state, HelpCause why, Held held) {
    return new NeedsHost(held.scan(), null, why, name(state, held.invitation()));
  }

  /// A scan and the invitation that it showed, if it is known.
  record Held(ScanId scan, @Nullable InvitationId invitation) {}

  Answer raised(CommunityState state, HelpRequest request, ScanId scan) {
    HelpRaised raised = request.raised().orElseThrow();
    InvitationId invitation = raised.about() == null ? null : raised.about().invitation();
    return new NeedsHost(scan, request.id(), raised.cause(), name(state, invitation));
  }

  private static @Nullable Name name(CommunityState state, @Nullable InvitationId invitation) {
    return Optional.ofNullable(invitation)
        .flatMap(state.guests()::find)
        .filter(i -> i.terms().isPresent())
        .map(i -> name(state, i))
        .orElse(null);
  }

  private static Name name(CommunityState state, Invitation invitation) {
    Profile profile =
        invitation.terms().map(t -> state.people().profile(t.person())).orElse(Profile.ERASED);
    return new Name(profile.name(), profile.firstName());
  }

  private static Party party(Invitation invitation) {
    int size = invitation.terms().map(Terms::people).orElse(1);
    return new Party(size, invitation.present().size());
  }

  /// The latest badge of each guest.
  private List<BadgeLine> badges(CommunityState state, List<GuestId> guests) {
    return guests.stream()
        .flatMap(guest -> state.badges().of(guest).reversed().stream().limit(1))
        .map(desk::line)
        .toList();
  }

  private static String stationName(CommunityState state, DeviceId station) {
    return state.devices().find(station).map(Device::enrolled).map(e -> e.name()).orElse("");
  }
}
