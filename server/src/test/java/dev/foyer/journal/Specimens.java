package dev.foyer.journal;

import dev.foyer.domain.AnswerFact;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunitySheet;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.PulseFact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Room;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.SeatingFact;
import dev.foyer.domain.StoryFact;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact;
import dev.foyer.domain.WelcomeFact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One body of each kind of fact, every component set, each to a value of its own.
final class Specimens {
  static final PersonId ANA = new PersonId("a1".repeat(16));
  static final InvitationId INVITATION = new InvitationId("1a".repeat(12));
  static final EventId EVENT = new EventId("e0".repeat(8));
  static final DeviceId DEVICE = new DeviceId("d0".repeat(8));
  static final JobId JOB = new JobId("0b".repeat(16));
  static final RequestId REQUEST = new RequestId("4e".repeat(16));
  static final ScanId SCAN = new ScanId("5c".repeat(16));
  static final ItemId ITEM = new ItemId("17".repeat(16));
  static final ReplicaId BOX = new ReplicaId("b1".repeat(16));

  private Specimens() {}

  static List<FactBody> ofEachKind() {
    return Stream.concat(ofTheDoor().stream(), ofTheCommunity().stream()).toList();
  }

  private static List<FactBody> ofTheCommunity() {
    GuestId guest = new GuestId(INVITATION, 2);
    return List.of(
        new FactBody.PresenceChanged(guest, EVENT, 31, FactBody.Whereabouts.LEFT, DEVICE),
        new AnswerFact.PersonAnswered(
            ANA,
            32,
            new Answers(
                List.of("choir"),
                List.of("gardens"),
                List.of("beekeepers"),
                "partner",
                Answers.Mentoring.IS_ONE,
                List.of("soil"),
                2)),
        new AnswerFact.ConsentSaid(ANA, AnswerFact.Purpose.INTRODUCTIONS, 33, AnswerFact.Said.YES),
        new AnswerFact.DietTold(BOX, ANA.local(), ANA, 34, new PrivateText("no nuts")),
        new AnswerFact.NoteLeft(
            BOX, ANA.local(), guest, EVENT, 35, new PrivateText("the beans came up")),
        new WelcomeFact.PartTaken(
            ANA, EVENT, WelcomeFact.Part.TABLE_HOST, 36, WelcomeFact.Taking.TAKEN),
        new WelcomeFact.PartAsked(ANA, EVENT, WelcomeFact.Part.GREETER),
        new WelcomeFact.TabletCarried(DEVICE, 37, INVITATION),
        new WelcomeFact.GreeterReady(DEVICE, EVENT, 38, WelcomeFact.Readiness.FREE),
        new WelcomeFact.CastJoined(EVENT, guest, 39, 3),
        new WelcomeFact.SheetWritten(
            Given.COMMUNITY,
            40,
            new CommunitySheet(
                "gardeners",
                "nobody digs alone",
                List.of("Ask twice."),
                List.of("A toast."),
                List.of(new CommunitySheet.Target("show-up", "four of five")))),
        new WelcomeFact.TaskTicked(EVENT, "before/name-hosts", 41, WelcomeFact.Tick.DONE, DEVICE),
        new SeatingFact.RoomLaid(
            EVENT,
            42,
            new Room(
                List.of(new Room.RoomTable("5", 8, List.of(Room.Trait.QUIET), "soil")),
                List.of(new Room.Course("Starter", Room.Mode.PURPOSE, 40, "Soup", "By Mei.")))),
        new SeatingFact.SeatPinned(EVENT, guest, 1, 43, 4),
        new SeatingFact.RestTaken(EVENT, guest, 2, 44, SeatingFact.Resting.SITS_OUT),
        new SeatingFact.ApartAsked(ANA, 45, new PrivateText("a3".repeat(16))),
        new SeatingFact.MentorsPaired(
            EVENT, new PersonId("a2".repeat(16)), ANA, 46, SeatingFact.Pairing.PAIRED),
        new SeatingFact.SeatsPlanned(
            EVENT, 47, List.of(new SeatingFact.Row(guest, List.of(1, -1, 4)))),
        new SeatingFact.RoundCalled(EVENT, 1),
        new TieFact.PeopleMet(EVENT, ANA, new PersonId("a2".repeat(16))),
        new TieFact.IntroductionMade(
            EVENT, ANA, new PersonId("a2".repeat(16)), DEVICE, TieFact.Outcome.DONE),
        new TieFact.TouchWished(ANA, EVENT, 48, new PrivateText("a2".repeat(16))),
        new TieFact.PromiseMade(
            ITEM, ANA, EVENT, new PrivateText("a2".repeat(16)), new PrivateText("a cutting")),
        new TieFact.PromiseAnswered(ITEM, EVENT, 49, TieFact.Kept.KEPT),
        new TieFact.NeedAnswered(ANA, EVENT, 50, new PrivateText("a ladder"), TieFact.Met.MET),
        new TieFact.ResourceShelved(
            ITEM,
            ANA,
            51,
            TieFact.Thing.TOOL,
            new PrivateText("a ladder"),
            new PrivateText("for a week")),
        new StoryFact.AgendaSet(
            EVENT, 52, List.of(new StoryFact.Slot(StoryFact.Use.OPEN, "Garden", 45))),
        new StoryFact.SideTableOpened(ITEM, EVENT, 53, 1, 6, "soil", INVITATION),
        new StoryFact.SideTableJoined(ITEM, guest, 54, StoryFact.Place.TAKEN),
        new StoryFact.LinePosted(ITEM, EVENT, 55, StoryFact.Wall.TOPICS, "more shade"),
        new StoryFact.StoryCaptured(
            ITEM,
            EVENT,
            ANA,
            List.of(ANA, new PersonId("a2".repeat(16))),
            List.of(new PersonId("a4".repeat(16))),
            new PrivateText("soil"),
            new PrivateText("worms like coffee"),
            StoryFact.Leave.MAY_BE_SHARED),
        new StoryFact.StoryAnswered(ITEM, ANA, 56, AnswerFact.Said.YES),
        new StoryFact.DigestItemQueued(
            ITEM,
            EVENT,
            ANA,
            ITEM,
            new PersonId("a2".repeat(16)),
            new PrivateText("https://example.org/soil")),
        new StoryFact.IntroducerAnswered(ITEM, 57, AnswerFact.Said.YES),
        new StoryFact.DigestSent(EVENT, ANA, List.of(ITEM)),
        new PulseFact.PulsesTaken(BOX, ANA.local(), EVENT, "energy", new PrivateText("1 3 2 2 3")),
        new PulseFact.ReportFrozen(ITEM, "Autumn", Bytes.ofHex("0e".repeat(8))),
        new PulseFact.TrialRegistered(ITEM, "Rounds", Bytes.ofHex("0f".repeat(8))));
  }

  private static List<FactBody> ofTheDoor() {
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
