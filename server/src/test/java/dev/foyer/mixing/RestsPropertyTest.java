package dev.foyer.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.GuestId;
import dev.foyer.mixing.AnyEvening.Planted;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What holds whoever comes or leaves, and however few seats there are.
class RestsPropertyTest {
  @Property(tries = 300)
  void nobodyRestsTwiceBeforeEverybodyRestedOnceAndFirstTimersAndHostsRestLast(@ForAll long seed) {
    Evening evening = crowd(new Random(seed));
    Set<Turn> rests = Rests.fairly(evening, seed);
    Map<GuestId, Integer> rested = new HashMap<>();
    for (int round = 0; round < evening.rounds().size(); round++) {
      List<Guest> resting = new ArrayList<>();
      List<Guest> sitting = new ArrayList<>();
      for (Guest guest : evening.guests()) {
        (rests.contains(new Turn(guest.id(), round)) ? resting : sitting).add(guest);
      }
      for (Guest one : resting) {
        for (Guest other : sitting) {
          assertTrue(turn(rested, one) <= turn(rested, other), "somebody rested too often");
        }
      }
      resting.forEach(guest -> rested.merge(guest.id(), 1, Integer::sum));
    }
  }

  /// Whose turn it is to rest, the lowest first.
  private static int turn(Map<GuestId, Integer> rested, Guest guest) {
    int patience =
        List.of(Standing.RETURNING, Standing.FIRST_TIMER, Standing.HOST).indexOf(guest.standing());
    return rested.getOrDefault(guest.id(), 0) * 3 + patience;
  }

  @Property(tries = 300)
  void asManySitAsCanWithoutAnybodyAlone(@ForAll long seed) {
    Evening evening = crowd(new Random(seed));
    int seats = evening.tables().stream().mapToInt(Table::seats).sum();
    int people = evening.guests().size();
    Set<Turn> rests = Rests.fairly(evening, seed);
    for (int round = 0; round < evening.rounds().size(); round++) {
      int now = round;
      long resting = rests.stream().filter(turn -> turn.round() == now).count();
      boolean oneLeft = evening.tables().stream().allMatch(t -> t.seats() == 2) && people % 2 == 1;
      long must = people > seats ? people - seats : oneLeft || people == 1 ? 1 : 0;
      assertEquals(must, resting);
    }
  }

  @Property(tries = 150)
  void nobodySitsAloneWhoeverComesOrLeaves(@ForAll long seed) {
    Random random = new Random(seed);
    Evening evening = crowd(random);
    Evening seated = evening.resting(Rests.fairly(evening, seed));
    Plan plan = Party.plan(new SwapMixer(seed).seat(seated, Budget.steps(20_000)));
    assertEquals(List.of(), wrong(seated, plan));
    Evening later = evening.withGuests(changed(evening.guests(), random));
    Evening again = later.resting(Rests.again(later, plan, Set.of(), seed));
    Plan repaired =
        Party.plan(new SwapMixer(seed).repair(again, plan, Set.of(), Budget.steps(20_000)));
    assertEquals(List.of(), wrong(again, repaired));
  }

  private static List<String> wrong(Evening evening, Plan plan) {
    List<String> wrong = new ArrayList<>(Rules.broken(evening, plan));
    for (int round = 0; round < evening.rounds().size(); round++) {
      for (int table = 0; table < evening.tables().size(); table++) {
        if (plan.at(evening, round, table).size() == 1) {
          wrong.add("somebody sits alone");
        }
      }
    }
    return wrong;
  }

  /// Up to twice as many people as seats, and at most one host a table.
  private static Evening crowd(Random random) {
    List<Table> tables = new ArrayList<>();
    for (int t = 1 + random.nextInt(4); t > 0; t--) {
      tables.addAll(Party.tables(1, 2 + random.nextInt(4)));
    }
    int seats = tables.stream().mapToInt(Table::seats).sum();
    int hosts = random.nextInt(tables.size() + 1);
    List<Guest> guests =
        IntStream.rangeClosed(0, random.nextInt(2 * seats))
            .mapToObj(n -> somebody(n, n < hosts, random))
            .toList();
    return new Evening(guests, tables, Party.rounds(1 + random.nextInt(4)));
  }

  private static Guest somebody(int number, boolean host, Random random) {
    Standing other = random.nextBoolean() ? Standing.FIRST_TIMER : Standing.RETURNING;
    return Party.guest(number, host ? Standing.HOST : other)
        .withTalk(Talk.NONE.withBonds("organisation " + random.nextInt(3)));
  }

  private static List<Guest> changed(List<Guest> guests, Random random) {
    List<Guest> changed = new ArrayList<>();
    guests.stream().filter(guest -> random.nextInt(4) > 0).forEach(changed::add);
    for (int n = random.nextInt(6); n > 0; n--) {
      changed.add(somebody(900 + n, false, random));
    }
    return changed;
  }

  @Property(tries = 300)
  void everyPlanKeepsWhatHoldsInAnyPlanWithMorePeopleThanSeats(@ForAll long seed) {
    Planted any = AnyEvening.of(seed);
    Random random = new Random(seed);
    Evening evening = crowded(any.evening(), 1_000, random);
    Evening seated = evening.resting(Rests.fairly(evening, seed));
    Plan plan = Party.plan(new SwapMixer(seed).seat(seated, Budget.steps(1_000)));
    assertEquals(List.of(), Rules.broken(seated, plan));
    Set<Turn> told = new HashSet<>();
    evening.guests().stream()
        .filter(guest -> evening.takesPart(guest, 0))
        .forEach(guest -> told.add(new Turn(guest.id(), 0)));
    Evening later = crowded(evening.withGuests(fewer(evening.guests(), random)), 2_000, random);
    Evening again = later.resting(Rests.again(later, plan, told, seed));
    Plan repaired = Party.plan(new SwapMixer(seed).repair(again, plan, told, Budget.steps(1_000)));
    assertEquals(List.of(), Rules.broken(again, repaired));
    for (Guest guest : later.guests()) {
      if (told.contains(new Turn(guest.id(), 0))) {
        assertEquals(plan.table(guest.id(), 0), repaired.table(guest.id(), 0), "told, and moved");
      }
    }
  }

  private static List<Guest> fewer(List<Guest> guests, Random random) {
    return guests.stream().filter(guest -> random.nextInt(6) > 0).toList();
  }

  /// With up to ten guests more, whatever the seats.
  private static Evening crowded(Evening evening, int first, Random random) {
    List<Guest> guests = new ArrayList<>(evening.guests());
    for (int n = random.nextInt(11); n > 0; n--) {
      guests.add(somebody(first + n, false, random));
    }
    return evening.withGuests(guests);
  }

  @Property(tries = 100)
  void whoWasToRestRestsAgainIfNothingChanged(@ForAll long seed) {
    Evening evening = crowd(new Random(seed));
    Set<Turn> rests = Rests.fairly(evening, seed);
    Plan plan = Party.plan(new SwapMixer(seed).seat(evening.resting(rests), Budget.steps(0)));
    boolean sat = evening.guests().stream().allMatch(g -> sits(evening, plan, g));
    assertFalse(sat && !rests.equals(Rests.again(evening, plan, Set.of(), seed + 1)));
  }

  private static boolean sits(Evening evening, Plan plan, Guest guest) {
    return IntStream.range(0, evening.rounds().size())
        .anyMatch(round -> plan.table(guest.id(), round).isPresent());
  }
}
