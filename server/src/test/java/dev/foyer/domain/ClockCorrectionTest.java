package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.FactBody.ClockCorrected;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Way;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What came in at a door whose clock stood in 1970.
class ClockCorrectionTest {
  private static final ReplicaId OTHER = new ReplicaId("b9".repeat(16));
  private static final long EPOCH = 9;
  private static final long OFF = Telling.START.toEpochMilli();

  private final Telling telling = new Telling();

  @Test
  void sortsLastUntilTheClockIsCorrectedAndTakesItsTruePlaceThen() {
    admit(1, 500);
    telling.tell(body(2));
    assertEquals(List.of(scan(1), scan(2)), newestFirst());
    telling.tell(new ClockCorrected(OTHER, EPOCH, 1, OFF));
    assertEquals(List.of(scan(2), scan(1)), newestFirst());
    assertEquals(Telling.START.plusMillis(500), when(1));
  }

  @Test
  void theCorrectionMayComeBeforeTheArrival() {
    telling.tell(new ClockCorrected(OTHER, EPOCH, 1, OFF));
    admit(1, 500);
    telling.tell(body(2));
    assertEquals(List.of(scan(2), scan(1)), newestFirst());
  }

  @Test
  void theDoorThatAdmittedFirstCountsWhenBothTimesAreTrue() {
    telling.tell(body(1));
    admit(1, 500);
    assertEquals(Telling.BOX, effective());
    telling.tell(new ClockCorrected(OTHER, EPOCH, 1, OFF));
    assertEquals(OTHER, effective());
  }

  private ReplicaId effective() {
    return telling
        .state
        .guests()
        .find(Telling.invitation(1))
        .flatMap(invitation -> invitation.effective(0))
        .map(admission -> admission.id().replica())
        .orElseThrow();
  }

  private Instant when(int number) {
    return telling
        .state
        .guests()
        .find(Telling.invitation(number))
        .flatMap(invitation -> invitation.effective(0))
        .map(Admission::when)
        .orElseThrow();
  }

  private List<ScanId> newestFirst() {
    return telling.state.guests().arrivals(Telling.SUPPER, 9).stream()
        .map(admission -> admission.passage().scan())
        .toList();
  }

  private static ScanId scan(int number) {
    return Telling.scan(number);
  }

  /// Somebody comes in at the other door, so long after it woke up in 1970.
  private void admit(int number, long millis) {
    FactBody body = body(number);
    Stamp stamp = new Stamp(new HybridTimestamp(millis, 0), millis, ClockQuality.UNTRUSTED);
    Content content = new Content("test", 1, body.subject(), Bytes.EMPTY);
    StreamId stream = new StreamId(Telling.COMMUNITY, OTHER, EPOCH);
    telling.state.apply(new Fact(stream, number, stamp, content), body);
  }

  private static GuestAdmitted body(int number) {
    return new GuestAdmitted(
        new GuestId(Telling.invitation(number), 0),
        1,
        Telling.SUPPER,
        new Passage(scan(number), Telling.KIOSK, Way.SCAN),
        Telling.person(number),
        PrivateText.NONE);
  }
}
