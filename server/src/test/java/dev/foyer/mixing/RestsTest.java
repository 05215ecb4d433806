package dev.foyer.mixing;

import static dev.foyer.mixing.Party.guest;
import static dev.foyer.mixing.Party.guests;
import static dev.foyer.mixing.Party.id;
import static dev.foyer.mixing.Party.rounds;
import static dev.foyer.mixing.Party.tables;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.mixing.Guest.Standing;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestsTest {
  @Test
  void sevenGuestsAtTablesOfFourSitFourAndThreeAndNobodyRests() {
    assertEquals(List.of(4, 3), sizes(7, 2));
  }

  @Test
  void fiveGuestsAtTablesOfFourSitThreeAndTwo() {
    assertEquals(List.of(3, 2), sizes(5, 2));
    assertEquals(List.of(3, 2, 0), sizes(5, 3));
  }

  @Test
  void threeGuestsAtTwoTablesSitAtOneSoThatNobodyIsAlone() {
    assertEquals(List.of(3, 0), sizes(3, 2));
  }

  private static List<Integer> sizes(int people, int tables) {
    Evening evening = new Evening(guests(people), tables(tables, 4), rounds(2));
    assertEquals(Set.of(), Rests.fairly(evening, 1));
    Plan plan = Party.plan(new SwapMixer(1).seat(evening, Budget.steps(5_000)));
    List<List<Integer>> sizes =
        IntStream.range(0, 2)
            .mapToObj(
                round ->
                    IntStream.range(0, tables)
                        .mapToObj(table -> plan.at(evening, round, table).size())
                        .sorted(Comparator.reverseOrder())
                        .toList())
            .distinct()
            .toList();
    assertEquals(1, sizes.size(), sizes::toString);
    return sizes.getFirst();
  }

  @Test
  void threeGuestsAtTablesOfTwoTakeTurns() {
    Set<Turn> rests = Rests.fairly(new Evening(guests(3), tables(2, 2), rounds(3)), 1);
    assertEquals(Set.of(0, 1, 2), new HashSet<>(rests.stream().map(Turn::round).toList()));
    assertEquals(3, rests.stream().map(Turn::guest).distinct().count());
  }

  @Test
  void membersRestFirstThenFirstTimersThenHosts() {
    List<Guest> people =
        List.of(
            guest(0, Standing.HOST),
            guest(1, Standing.FIRST_TIMER),
            guest(2, Standing.RETURNING),
            guest(3, Standing.RETURNING));
    Evening evening = new Evening(people, tables(1, 3), rounds(4));
    Set<Turn> rests = Rests.fairly(evening, 1);
    assertTrue(rests.containsAll(Set.of(new Turn(id(1), 2), new Turn(id(0), 3))), rests::toString);
    assertEquals(4, rests.size());
  }

  @Test
  void whoMissedARoundOrIsPinnedSitsInTheNext() {
    Evening evening =
        new Evening(guests(3), tables(1, 2), rounds(2))
            .withSitsOut(Set.of(new Turn(id(0), 0)))
            .withPins(Map.of(new Turn(id(1), 1), 0));
    assertEquals(Set.of(new Turn(id(2), 1)), Rests.fairly(evening, 1));
  }

  @Test
  void whoWasToldASeatKeepsItAndWhoWasToldToRestRests() {
    Evening evening = new Evening(guests(4), tables(1, 4), rounds(1));
    Plan plan = Party.plan(new SwapMixer(1).seat(evening, Budget.steps(0)));
    Evening crowd = new Evening(guests(8), tables(1, 4), rounds(1));
    Set<Turn> told =
        new HashSet<>(IntStream.range(0, 5).mapToObj(n -> new Turn(id(n), 0)).toList());
    assertEquals(
        new HashSet<>(Stream.of(4, 5, 6, 7).map(n -> new Turn(id(n), 0)).toList()),
        Rests.again(crowd, plan, told, 1));
  }

  @Test
  void aGuestWhoIsByThemselvesRestsRatherThanSitsAlone() {
    Evening evening = new Evening(guests(1), tables(2, 4), rounds(1));
    assertEquals(Set.of(new Turn(id(0), 0)), Rests.fairly(evening, 1));
  }

  @Test
  void withoutAnyTableNobodyIsSentToRestForIt() {
    assertEquals(Set.of(), Rests.fairly(new Evening(guests(2), List.of(), rounds(1)), 1));
  }
}
