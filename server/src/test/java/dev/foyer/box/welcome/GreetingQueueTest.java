package dev.foyer.box.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.box.welcome.GreetingQueue.Lateness;
import dev.foyer.box.welcome.GreetingQueue.Mode;
import dev.foyer.box.welcome.GreetingQueue.Waiting;
import dev.foyer.domain.FactBody.DeviceRevoked;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.WelcomeFact.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GreetingQueueTest {
  private final Foyer foyer = new Foyer();

  @Test
  void aNewcomerRingsAtTheTabletOfWhoeverIsFree() {
    foyer.greeter(1).greeter(2).says(1, Readiness.BUSY).at(10).comes(20);
    assertEquals(2, foyer.rings(20, 10));
    assertEquals(List.of(foyer.guest(20)), asked(2, 10));
    assertEquals(List.of(), asked(1, 10));
  }

  @Test
  void whoeverHasBeenBeforeRingsNowhere() {
    foyer.greeter(1).greeter(2);
    assertEquals(List.of(), foyer.queue(5).waiting());
  }

  @Test
  void aNewcomerRingsAtSomebodyWhoSharesALanguage() {
    foyer.greeter(1, "nb").greeter(2, "pt-BR", "en").at(10);
    foyer.comes(20, MeetingStyle.NOT_SAID, "pt").comes(21, MeetingStyle.NOT_SAID, "nb", "ta");
    assertEquals(2, foyer.rings(20, 10));
    assertEquals(1, foyer.rings(21, 10));
  }

  @Test
  void whoeverHasNotSaidTheirLanguagesSpeaksAny() {
    foyer.greeter(1, "nb").greeter(2).at(10).comes(20, MeetingStyle.NOT_SAID, "ta");
    assertEquals(2, foyer.rings(20, 10));
    foyer.comes(21);
    assertEquals(1, foyer.rings(21, 10));
  }

  @Test
  void aNewcomerWhoseLanguageNobodySpeaksWaitsForThreeMinutesAndNotLonger() {
    foyer.greeter(1, "nb").at(10).comes(20, MeetingStyle.NOT_SAID, "ta");
    assertEquals(0, foyer.rings(20, 189));
    assertEquals(1, foyer.rings(20, 190));
  }

  @Test
  void whoeverSaysThatTheyAreFreeAndGoesHomeInTheSameMomentIsNotFree() {
    foyer.greeter(1).goes(1).at(10).comes(20);
    assertEquals(0, foyer.rings(20, 10));
  }

  @Test
  void everyGreeterHasOneNewcomerAtATime() {
    foyer.greeter(1).greeter(2).at(10).comes(20).at(11).comes(21);
    assertEquals(Set.of(1, 2), Set.of(foyer.rings(20, 11), foyer.rings(21, 11)));
  }

  @Test
  void aNewcomerStaysWhereTheyRingWhateverHappensToOthers() {
    foyer.greeter(1).at(10).comes(20);
    foyer.at(20).greeter(2).at(30).greeter(3).at(40).comes(21).at(50).comes(22);
    foyer.at(60).greets(2, 21).goes(22).at(70).comes(23);
    for (int second = 10; second < 190; second++) {
      assertEquals(1, foyer.rings(20, second), "after " + second + " s");
    }
  }

  @Test
  void afterThreeMinutesTheNextGreeterHasATurnAndTheGuestIsMarked() {
    foyer.greeter(1).greeter(2).at(10).comes(20);
    int first = foyer.rings(20, 10);
    assertEquals(first, foyer.rings(20, 189));
    assertEquals(Lateness.IN_TIME, foyer.queue(189).waiting().getFirst().late());
    assertEquals(3 - first, foyer.rings(20, 190));
    assertEquals(Lateness.LATE, foyer.queue(190).waiting().getFirst().late());
  }

  @Test
  void withNobodyElseFreeTheGuestStaysAndIsMarked() {
    foyer.greeter(1).at(10).comes(20);
    assertEquals(1, foyer.rings(20, 500));
    assertEquals(Lateness.LATE, foyer.queue(500).waiting().getFirst().late());
    foyer.at(600).greeter(2);
    assertEquals(2, foyer.rings(20, 600));
  }

  @Test
  void whoeverIsBusyAllOfASuddenHandsTheGuestOn() {
    foyer.greeter(1).at(10).comes(20).at(20).greeter(2).at(30).says(1, Readiness.BUSY);
    assertEquals(2, foyer.rings(20, 30));
  }

  @Test
  void whoeverIsGreetedOrGoesHomeRingsNoMore() {
    foyer.greeter(1).greeter(2).at(10).comes(20).comes(21).at(20).greets(1, 20).goes(21);
    assertEquals(List.of(), foyer.queue(20).waiting());
    foyer.at(30).comes(22);
    assertNotEquals(0, foyer.rings(22, 30));
  }

  @Test
  void whoeverLikesToRoamIsLeftAlone() {
    foyer.greeter(1).at(10).comes(20, MeetingStyle.LET_ME_ROAM);
    assertEquals(List.of(), foyer.queue(400).waiting());
  }

  @Test
  void whoeverAsksToBeIntroducedComesFirst() {
    foyer.greeter(1).says(1, Readiness.BUSY).at(10).comes(20);
    foyer.at(20).comes(21, MeetingStyle.INTRODUCE_ME).at(30).says(1, Readiness.FREE);
    assertEquals(1, foyer.rings(21, 30));
    assertEquals(0, foyer.rings(20, 30));
  }

  @Test
  void whileNobodyIsFreeEveryTabletIsAsked() {
    foyer.greeter(1).greeter(2).says(1, Readiness.BUSY).says(2, Readiness.BUSY).at(10).comes(20);
    assertEquals(List.of(foyer.guest(20)), asked(1, 10));
    assertEquals(List.of(foyer.guest(20)), asked(2, 10));
  }

  @Test
  void aGreeterWhoGoesHomeGreetsNobody() {
    foyer.greeter(1).greeter(2).at(5).goes(1).at(10).comes(20).comes(21);
    assertEquals(Set.of(Foyer.device(2)), foyer.queue(10).free());
  }

  @Test
  void aTabletThatWasRevokedGreetsNobody() {
    foyer.greeter(1).greeter(2).tell(new DeviceRevoked(Foyer.device(1))).at(10).comes(20);
    assertEquals(2, foyer.rings(20, 10));
  }

  @Test
  void moreNewcomersThanGreetersAreGreetedTogether() {
    foyer.greeter(1).greeter(2).at(10).comes(20).comes(21);
    assertEquals(Mode.ONE_BY_ONE, foyer.queue(10).mode());
    foyer.at(20).comes(22);
    assertEquals(Mode.TOGETHER, foyer.queue(20).mode());
    List<GuestId> all = List.of(foyer.guest(20), foyer.guest(21), foyer.guest(22));
    assertEquals(all, asked(1, 20));
    assertEquals(all, asked(2, 20));
    foyer.at(30).greets(1, 20).greets(1, 21);
    assertEquals(Mode.ONE_BY_ONE, foyer.queue(30).mode());
  }

  @Test
  void aSingleHostGreetsTogether() {
    foyer.greeter(1).at(10).comes(20);
    assertEquals(Mode.ONE_BY_ONE, foyer.queue(10).mode());
    foyer.at(60).comes(21);
    assertEquals(Mode.TOGETHER, foyer.queue(60).mode());
  }

  @Test
  void fourWithinTwoMinutesAreGreetedTogetherHoweverManyGreetersThereAre() {
    foyer.greeter(1).greeter(2).greeter(3).greeter(4).greeter(5);
    foyer.at(10).comes(20).comes(21).comes(22);
    assertEquals(Mode.ONE_BY_ONE, foyer.queue(10).mode());
    foyer.at(100).comes(23);
    assertEquals(Mode.TOGETHER, foyer.queue(100).mode());
    assertEquals(Mode.ONE_BY_ONE, foyer.queue(131).mode());
  }

  @Test
  void theQueueIsTheSameInWhateverOrderTheFactsAreLearned() {
    Random random = new Random(7);
    for (int run = 0; run < 30; run++) {
      Foyer evening = new Foyer();
      int last = 0;
      for (int i = 1; i <= 60; i++) {
        evening.at(i * 7L);
        switch (random.nextInt(5)) {
          case 0 -> evening.greeter(100 + i, random.nextBoolean() ? "en" : "pt");
          case 1, 2 -> {
            evening.comes(i, MeetingStyle.NOT_SAID, random.nextBoolean() ? "en" : "ta");
            last = i;
          }
          case 3 -> {
            if (last > 0) {
              evening.greets(1, last);
            }
          }
          default -> {
            if (last > 0) {
              evening.goes(last);
            }
          }
        }
      }
      for (long second : new long[] {100, 250, 420, 900}) {
        assertEquals(
            evening.queue(second),
            GreetingQueue.of(evening.again(random), Foyer.SUPPER, Foyer.time(second)));
      }
    }
  }

  @Test
  void theTimeToWelcomeIsHiddenUnderFive() {
    foyer.greeter(1);
    for (int guest = 20; guest < 24; guest++) {
      foyer.at(10).comes(guest).at(10 + (guest - 19) * 20L).greets(1, guest);
    }
    assertEquals(Optional.empty(), WelcomeTime.of(foyer.state, Foyer.SUPPER));
    foyer.at(100).comes(24).at(400).greets(1, 24);
    WelcomeTime time = WelcomeTime.of(foyer.state, Foyer.SUPPER).orElseThrow();
    assertEquals(new WelcomeTime(5, Duration.ofSeconds(60), Duration.ofSeconds(300)), time);
  }

  @Test
  void whatWasAtAnotherEventCountsNot() {
    foyer.during(Foyer.PICNIC).greeter(1).at(5).comes(20).during(Foyer.SUPPER);
    assertTrue(foyer.queue(10).waiting().isEmpty());
    assertTrue(foyer.queue(10).free().isEmpty());
  }

  private List<GuestId> asked(int tablet, long second) {
    return foyer.queue(second).ringing(Foyer.device(tablet)).stream().map(Waiting::guest).toList();
  }
}
