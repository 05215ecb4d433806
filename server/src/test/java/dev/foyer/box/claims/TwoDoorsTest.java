package dev.foyer.box.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.FactBody.DoorCounted;
import dev.foyer.domain.FactBody.DoorPlace;
import dev.foyer.domain.FactBody.PartitionPolicy;
import dev.foyer.domain.FactBody.PartitionPolicyChosen;
import dev.foyer.domain.Telling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One supper, two doors, each with its own box. `-Dfoyer.duels=1000` is the long form.
class TwoDoorsTest {
  private static final int DUELS = Integer.getInteger("foyer.duels", 60);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aGuestWhoIsScannedAtAllDoorsAtOnceComesInOnce(int count) throws Exception {
    List<String> names = List.of("north", "south", "east", "west").subList(0, count);
    try (TwoDoors doors = new TwoDoors(folder, DUELS, names);
        ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Long> micros = new ArrayList<>();
      for (Guest guest : doors.guests) {
        CyclicBarrier start = new CyclicBarrier(8);
        List<Callable<Answer>> scans = new ArrayList<>();
        for (int hand = 0; hand < 8; hand++) {
          int door = hand % count;
          scans.add(
              () -> {
                start.await();
                return doors.scan(door, guest);
              });
        }
        long begin = System.nanoTime();
        int admitted = 0;
        for (Future<Answer> scan : hands.invokeAll(scans)) {
          admitted += TwoDoors.admitted(scan.get()) ? 1 : 0;
        }
        micros.add((System.nanoTime() - begin) / 1_000);
        assertEquals(1, admitted);
      }
      micros.sort(Long::compare);
      System.out.printf(
          "%d duels of 8 scans at %d doors: each guest in once; median %d µs a duel%n",
          DUELS, count, micros.get(micros.size() / 2));
      for (Box box : doors.boxes) {
        TwoDoors.await(() -> arrived(box) == DUELS);
        assertEquals(0, doubled(box));
        assertEquals(DUELS, admissions(box));
      }
    }
  }

  @Test
  void theBadgeComesOutAtTheDoorWhereTheGuestStands() {
    try (TwoDoors doors = new TwoDoors(folder, 8)) {
      for (Guest guest : doors.guests) {
        Answer answer = doors.scan(0, guest);
        assertEquals("admitted", answer.text("decision"), answer.body());
        assertEquals(1, answer.json().path("badges").size(), answer.body());
      }
      Box north = doors.boxes.get(0);
      TwoDoors.await(() -> arrived(doors.boxes.get(1)) == 8);
      assertEquals(8, toPrint(north, north));
      assertEquals(0, toPrint(doors.boxes.get(1), doors.boxes.get(1)));
    }
  }

  @Test
  void aScanThatIsSentAgainHearsTheFirstAnswerAndGetsNoSecondBadge() {
    try (TwoDoors doors = new TwoDoors(folder, 4)) {
      for (Guest guest : doors.guests) {
        String scan = guest.person().hex();
        assertTrue(TwoDoors.admitted(doors.scan(0, guest, scan)));
        assertTrue(TwoDoors.admitted(doors.scan(0, guest, scan)));
        assertEquals("already-admitted", doors.scan(1, guest).text("decision"));
      }
      assertEquals(4, toPrint(doors.boxes.get(0), doors.boxes.get(0)));
    }
  }

  @Test
  void acrossAPartitionEachSideAdmitsOnceAndTheHostSeesBothWhenItHeals() throws Exception {
    try (TwoDoors doors = new TwoDoors(folder, 6)) {
      doors.central.close();
      doors.cables.forEach(cable -> cable.is(Cable.State.PULLED));
      for (Guest guest : doors.guests) {
        assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
        assertTrue(TwoDoors.admitted(doors.scan(1, guest)));
        assertFalse(TwoDoors.admitted(doors.scan(0, guest)));
        assertFalse(TwoDoors.admitted(doors.scan(1, guest)));
      }
      doors.cables.forEach(cable -> cable.is(Cable.State.CARRIES));
      long healed = System.nanoTime();
      for (Box box : doors.boxes) {
        TwoDoors.await(() -> doubled(box) == 6);
        assertEquals(6, arrived(box));
      }
      System.out.printf("healed and flagged in %d ms%n", (System.nanoTime() - healed) / 1_000_000);
    }
  }

  @Test
  void aStrictEventLeavesAGuestOfADoorThatCannotBeAskedToAHost() {
    try (TwoDoors doors = new TwoDoors(folder, 12)) {
      Box north = doors.boxes.get(0);
      north
          .replica()
          .ledger()
          .record(List.of(new PartitionPolicyChosen(Evening.SUPPER, 1, PartitionPolicy.STRICT)));
      doors.boxes.get(1).close();
      List<String> said = new ArrayList<>();
      for (Guest guest : doors.guests) {
        Answer answer = doors.scan(0, guest);
        said.add(answer.text("decision") + " " + answer.text("why"));
      }
      assertTrue(said.contains("admitted "), said.toString());
      assertTrue(said.contains("needs-host DOOR_UNREACHABLE"), said.toString());
      doors.restart(1);
    }
  }

  @Test
  void aDoorThatAHostSetsAsideIsNotAskedAndItsGuestsAreLetInByTheOthers() {
    try (TwoDoors doors = new TwoDoors(folder, 12)) {
      Box north = doors.boxes.get(0);
      Box south = doors.boxes.get(1);
      south.close();
      north
          .replica()
          .ledger()
          .record(
              List.of(
                  new DoorCounted(
                      Evening.SUPPER,
                      south.replica().id(),
                      1,
                      DoorPlace.SET_ASIDE,
                      Telling.TABLET)));
      for (Guest guest : doors.guests) {
        assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
      }
      doors.restart(1);
    }
  }

  @Test
  void aDoorThatSwallowsEverythingIsWaitedForOnceAndThenNotAskedUntilItIsHeard() {
    try (TwoDoors doors = new TwoDoors(folder, 12)) {
      doors.cables.get(1).is(Cable.State.SWALLOWS);
      long begin = System.nanoTime();
      for (Guest guest : doors.guests) {
        assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
      }
      long seconds = (System.nanoTime() - begin) / 1_000_000_000;
      assertTrue(seconds < 12, "each guest waited: " + seconds + " s for 12");
    }
  }

  private static int arrived(Box box) {
    return box.replica().memory().read(state -> state.guests().tally(Evening.SUPPER)).arrived();
  }

  private static int doubled(Box box) {
    return box.replica().memory().read(state -> state.guests().doubled()).size();
  }

  private static int admissions(Box box) {
    return box.replica()
        .memory()
        .read(state -> state.guests().arrivals(Evening.SUPPER, Integer.MAX_VALUE))
        .size();
  }

  private static int toPrint(Box at, Box of) {
    return at.replica().memory().read(state -> state.badges().at(of.replica().id())).toPrint();
  }
}
