package dev.foyer.domain;

import java.time.Instant;

/// A community whose story a test tells fact by fact, a second apart.
public final class Telling {
  public static final CommunityId COMMUNITY = new CommunityId("c0".repeat(16));
  public static final ReplicaId BOX = new ReplicaId("b0".repeat(16));
  public static final EventId SUPPER = new EventId("e1".repeat(8));
  public static final EventId PICNIC = new EventId("e2".repeat(8));
  public static final DeviceId KIOSK = new DeviceId("d1".repeat(8));
  public static final DeviceId TABLET = new DeviceId("d2".repeat(8));
  public static final Instant START = Instant.parse("2026-06-05T18:00:00Z");

  public final CommunityState state = new CommunityState();
  private final StreamId stream;
  private long seq;

  public Telling() {
    this(BOX);
  }

  public Telling(ReplicaId replica) {
    stream = new StreamId(COMMUNITY, replica, 1);
  }

  /// Applies the fact that this happened now.
  public Fact tell(FactBody body) {
    Fact fact = fact(body);
    state.apply(fact, body);
    return fact;
  }

  /// The fact that this happened now, not applied.
  public Fact fact(FactBody body) {
    seq++;
    long wall = START.toEpochMilli() + seq * 1000;
    Stamp stamp = new Stamp(new HybridTimestamp(wall, 0), wall, ClockQuality.TRUSTED);
    return new Fact(stream, seq, stamp, new Content("test", 1, body.subject(), Bytes.EMPTY));
  }

  public Invitation invitation(InvitationId id) {
    return state.guests().find(id).orElseThrow();
  }

  public static InvitationId invitation(int number) {
    return new InvitationId("%024x".formatted(number));
  }

  public static PersonId person(int number) {
    return new PersonId("%032x".formatted(number));
  }

  public static ScanId scan(int number) {
    return new ScanId("%032x".formatted(number));
  }

  public static Bytes token(int number) {
    return Bytes.ofHex("%064x".formatted(number));
  }

  /// An invitation to the supper for the person of the same number.
  public static FactBody.InvitationIssued issued(int number, int people) {
    return new FactBody.InvitationIssued(
        invitation(number),
        1,
        new Terms(
            SUPPER,
            person(number),
            people,
            null,
            Terms.Newcomer.RETURNING,
            Terms.Source.GUEST_LIST,
            token(number)));
  }

  /// The guest with this index comes in at the kiosk with the scan of this number.
  public static FactBody.GuestAdmitted admitted(int number, int index, int scan) {
    return new FactBody.GuestAdmitted(
        new GuestId(invitation(number), index),
        1,
        SUPPER,
        new FactBody.Passage(scan(scan), KIOSK, FactBody.Way.SCAN),
        person(number),
        PrivateText.NONE);
  }

  /// A host takes these arrivals back.
  public static FactBody.AdmissionUndone undone(int number, Fact... arrivals) {
    return new FactBody.AdmissionUndone(
        invitation(number),
        java.util.stream.Stream.of(arrivals).map(Fact::id).toList(),
        TABLET,
        person(number),
        new PrivateText("mistake"));
  }

  public static EventPlan plan() {
    return new EventPlan(
        "Supper",
        "The hall",
        START,
        START.plusSeconds(4 * 3600),
        java.time.ZoneId.of("Europe/Oslo"),
        "Jonas");
  }
}
