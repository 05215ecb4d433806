package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One body of each kind of fact, every component set, each to a value of its own.
final class Specimens {
  static final PersonId ANA = new PersonId("a1".repeat(16));
  static final InvitationId INVITATION = new InvitationId("1a".repeat(12));
  static final EventId EVENT = new EventId("e0".repeat(8));
  static final DeviceId DEVICE = new DeviceId("d0".repeat(8));
  static final JobId JOB = new JobId("0b".repeat(16));
  static final RequestId REQUEST = new RequestId("4e".repeat(16));
  static final ScanId SCAN = new ScanId("5c".repeat(16));
  static final ReplicaId BOX = new ReplicaId("b1".repeat(16));

  private Specimens() {}

  static List<FactBody> ofEachKind() {
    GuestId guest = new GuestId(INVITATION, 2);
    Instant starts = Instant.parse("2026-12-04T17:30:00Z");
    return List.of(
        new FactBody.CommunityFounded(Given.COMMUNITY, 11, "Hearth", "Nobody stands alone"),
        new FactBody.EventPlanned(
            EVENT,
            12,
            new EventPlan(
                "Supper",
                "Møllergata 6",
                starts,
                starts.plusSeconds(14_400),
                ZoneId.of("Europe/Oslo"),
                "Ingrid")),
        new FactBody.DoorsOpened(BOX, 13, EVENT),
        new FactBody.PersonProfiled(ANA, 14, profile()),
        new FactBody.PersonErased(ANA),
        new FactBody.InvitationIssued(
            INVITATION,
            15,
            new Terms(
                EVENT,
                ANA,
                3,
                new PersonId("a2".repeat(16)),
                Terms.Newcomer.FIRST_TIMER,
                Terms.Source.GUEST_LIST,
                Bytes.ofHex("70".repeat(32)))),
        new FactBody.InvitationRevoked(INVITATION, ANA, new PrivateText("moved away")),
        new FactBody.GuestAdmitted(
            guest,
            4,
            EVENT,
            new FactBody.Passage(SCAN, DEVICE, FactBody.Way.LET_IN),
            ANA,
            new PrivateText("came with Jonas")),
        new FactBody.AdmissionUndone(
            INVITATION,
            List.of(new FactId(BOX, 0x8000_0000_0000_0001L, 21)),
            DEVICE,
            ANA,
            new PrivateText("the wrong Ana")),
        new FactBody.GuestGreeted(guest, DEVICE),
        new FactBody.HelpRaised(
            REQUEST,
            EVENT,
            DEVICE,
            FactBody.HelpCause.NOT_ON_LIST,
            new FactBody.Case(SCAN, INVITATION, Bytes.ofHex("71".repeat(32)))),
        new FactBody.HelpAnswered(REQUEST, FactBody.Answer.COMING, DEVICE),
        new FactBody.BadgeQueued(JOB, guest, EVENT, DEVICE, FactBody.BadgeReason.MISSPELT),
        new FactBody.BadgeSent(JOB, 5, "front", 4_711),
        new FactBody.BadgeSettled(
            JOB, 6, FactBody.Settlement.FAILED, List.of("media-empty", "cover-open")),
        new FactBody.BadgeRuled(JOB, 7, FactBody.Ruling.HANDWRITTEN, DEVICE),
        new FactBody.DeviceEnrolled(
            DEVICE, BOX, Role.HOST, "Tablet at the door", Bytes.ofHex("72".repeat(32))),
        new FactBody.DeviceRevoked(DEVICE),
        new FactBody.KeysTrusted(
            Given.COMMUNITY, 16, Bytes.ofHex("0d".repeat(9)), Bytes.ofHex("51".repeat(10))),
        new FactBody.DoorsClosed(BOX, 17),
        new FactBody.TokenRecognised(INVITATION, Bytes.ofHex("73".repeat(32)), DEVICE),
        new FactBody.PrinterOrdered(BOX, "front", 18, FactBody.PrinterOrder.BY_HAND, DEVICE),
        new FactBody.RollLoaded(BOX, "front", 19, 250, 4_711, 20, DEVICE),
        new FactBody.StationRouted(DEVICE, 21, "front", DEVICE),
        new FactBody.DoorAddressed(BOX, 22, "https://192.168.1.20:7443", "5B:0C"),
        new FactBody.DoorCounted(EVENT, BOX, 23, FactBody.DoorPlace.SET_ASIDE, DEVICE),
        new FactBody.PartitionPolicyChosen(EVENT, 24, FactBody.PartitionPolicy.STRICT),
        new FactBody.ClockCorrected(BOX, -7_000_000_000L, 25, 1_780_000_000_123L),
        new FactBody.ErasureDone(ANA, BOX),
        new FactBody.ConsentRecorded(ANA, 26, FactBody.Consent.LET_GO));
  }

  /// The kinds that the specimens leave out: none.
  static List<Class<?>> left() {
    var known =
        ofEachKind().stream().map(body -> body.getClass().getName()).collect(Collectors.toSet());
    return List.of(FactBody.class.getPermittedSubclasses()).stream()
        .flatMap(
            type ->
                type.isInterface()
                    ? List.of(type.getPermittedSubclasses()).stream()
                    : List.<Class<?>>of(type).stream())
        .filter(type -> !new TreeSet<>(known).contains(type.getName()))
        .collect(Collectors.toList());
  }

  private static Profile profile() {
    return new Profile(
        "Ana Quintero",
        "ana@example.org",
        "Ateneo",
        "gardener",
        "she",
        "AH-na",
        "tomatoes",
        List.of("es", "nb"),
        List.of("seeds"),
        List.of("a ladder"),
        MeetingStyle.NOT_SAID,
        "no stairs");
  }
}
