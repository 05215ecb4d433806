package dev.foyer.mixing;

import static dev.foyer.mixing.Party.id;
import static dev.foyer.mixing.Party.rounds;
import static dev.foyer.mixing.Party.tables;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.mixing.Evening.Between;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Guest ANA =
      new Guest(id(0), "Ana", Standing.FIRST_TIMER)
          .withTalk(Talk.NONE.withWants("tax law").withCares("bees"));
  private static final Guest MEI =
      new Guest(id(1), "Mei", Standing.RETURNING)
          .withTalk(Talk.NONE.withOffers("tax law").withCares("bees"));
  private static final Guest TOM = new Guest(id(2), "Tom", Standing.HOST);
  private static final Guest KIM =
      new Guest(id(3), "Kim", Standing.RETURNING).withNeeds(Need.QUIET);

  private static Evening evening(int rounds, Between between) {
    return new Evening(List.of(ANA, MEI, TOM, KIM), tables(2, 3), rounds(rounds))
        .withBetween(between);
  }

  private static Plan plan(int... tables) {
    Map<Turn, Integer> plan = new HashMap<>();
    for (int at = 0; at < tables.length; at++) {
      plan.put(new Turn(id(at % 4), at / 4), tables[at]);
    }
    return new Plan(plan);
  }

  private static String words(Evening evening, Plan plan, int guest, int round) {
    return Reasons.words(Reasons.of(evening, plan, new Turn(id(guest), round)));
  }

  @Test
  void aSeatHasItsReasonInWords() {
    Evening evening = evening(1, Between.NOTHING);
    assertEquals(
        "2 people new to you; Mei offers what you asked for: tax law; Tom is your host there",
        words(evening, plan(0, 0, 0, 1), 0, 0));
    assertEquals(
        "2 people new to you; Ana asked for what you offer: tax law",
        words(evening, plan(0, 0, 0, 1), 1, 0));
    assertEquals("", words(evening, plan(0, 0, 0, 1), 3, 0));
  }

  @Test
  void whomOneMetBeforeIsNotNew() {
    Evening evening = evening(2, new Between(Set.of(new Pair(id(0), id(2))), Set.of(), Set.of()));
    Plan plan = plan(0, 0, 0, 1, 0, 0, 0, 1);
    assertTrue(words(evening, plan, 0, 0).startsWith("one person new to you; "));
    assertFalse(words(evening, plan, 0, 1).contains("new to you"));
  }

  @Test
  void aMentorPairAndAPurposeAreNamed() {
    Evening evening =
        new Evening(
            evening(1, Between.NOTHING).guests(),
            tables(2, 3),
            List.of(Evening.Mode.PURPOSE),
            new Between(Set.of(), Set.of(new Pair(id(0), id(1))), Set.of()),
            Map.of(),
            Set.of());
    String words = words(evening, plan(0, 0, 1, 1), 0, 0);
    assertTrue(words.contains("Mei and you are a mentor pair"), words);
    assertTrue(words.contains("Mei cares about bees, too"), words);
  }

  @Test
  void whatIsPrivateIsNeitherInAReasonNorToldApartByAWhatIf() {
    Between apart = new Between(Set.of(), Set.of(), Set.of(new Pair(id(0), id(3))));
    Evening evening = evening(1, apart);
    Plan plan = plan(0, 1, 1, 0);
    assertEquals("one person new to you", words(evening, plan, 3, 0));
    WhatIf toApart = drag(evening, plan(0, 0, 1, 1), 3, 0);
    assertTrue(toApart.words().contains(WhatIf.UNSUITED), toApart.words()::toString);
    Evening quiet =
        new Evening(
            List.of(ANA, MEI, TOM, KIM),
            List.of(
                new Table("loud", 3, Set.of()), new Table("quiet", 3, Set.of(Table.Feature.QUIET))),
            rounds(1));
    WhatIf toLoud = drag(quiet, plan(0, 0, 1, 1), 3, 0);
    assertEquals(toApart.words(), toLoud.words());
    assertFalse(drag(evening, plan(0, 1, 1, 0), 3, 1).words().contains(WhatIf.UNSUITED));
  }

  private static WhatIf drag(Evening evening, Plan plan, int guest, int table) {
    return WhatIf.drag(evening, plan, new Turn(id(guest), 0), table).orElseThrow();
  }

  @Test
  void draggingSaysWhatItCosts() {
    Evening evening = evening(1, Between.NOTHING);
    WhatIf drag = drag(evening, plan(0, 0, 1, 1), 0, 1);
    assertTrue(drag.cost() > 0);
    assertTrue(drag.words().contains("One wish would not be met."), drag.words()::toString);
    assertTrue(drag.words().contains("Tables would be less even."), drag.words()::toString);
  }

  @Test
  void draggingToAFullTableSaysWhoBestChangesPlaces() {
    Evening evening = evening(1, Between.NOTHING);
    WhatIf drag = drag(evening, plan(0, 1, 1, 1), 0, 1);
    assertEquals(Optional.of(KIM), drag.swapsWith());
    assertTrue(drag.words().contains("One more wish would be met."), drag.words()::toString);
  }

  @Test
  void whoStaysAtOneTableIsNotDraggedForOneRound() {
    Evening evening = evening(1, Between.NOTHING);
    assertEquals(Optional.empty(), WhatIf.drag(evening, plan(0, 0, 1, 1), new Turn(id(2), 0), 0));
  }
}
