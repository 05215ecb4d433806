package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.measures.Trial.Arm;
import dev.foyer.measures.Trial.Means;
import dev.foyer.measures.Trial.Observed;
import dev.foyer.measures.Trial.Outcome;
import dev.foyer.measures.Trial.Shares;
import dev.foyer.measures.Trial.Span;
import dev.foyer.measures.Trial.TooEarly;
import dev.foyer.measures.Trial.TooFew;
import dev.foyer.measures.Trial.Unit;
import dev.foyer.measures.Trial.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
  private static final Span SPAN = new Span(BEFORE, FROM, UNTIL);

  @Test
  void nobodyReadsATestBeforeItsRegisteredEnd() {
    Trial trial = trial(Outcome.NO_NEW_TIE);
    List<Observed> observed = evenings(trial, 6);
    assertEquals(new TooEarly(UNTIL), trial.read(observed, UNTIL.minusMillis(1)));
    assertEquals(Shares.class, trial.read(observed, UNTIL).getClass());
  }

  @Test
  void aTestIsRegisteredBeforeItBegins() {
    assertThrows(IllegalArgumentException.class, () -> new Span(FROM.plusMillis(1), FROM, UNTIL));
    assertThrows(IllegalArgumentException.class, () -> new Span(BEFORE, UNTIL, UNTIL));
  }

  @Test
  void whatComesOfAWholeEveningIsNotTriedByRounds() {
    for (Outcome outcome : List.of(Outcome.FIRST_TIMER_RETURN, Outcome.MUTUAL_TIES)) {
      assertThrows(IllegalArgumentException.class, () -> new Trial(outcome, Unit.ROUND, SPAN, 7));
    }
  }

  @Test
  void sharesAreAddedUpByHowTheirUnitWasSeated() {
    Trial trial = trial(Outcome.NO_NEW_TIE);
    Share mixed = new Share(0, 0);
    Share free = new Share(0, 0);
    for (Observed unit : evenings(trial, 6)) {
      if (trial.arm(unit.number()) == Arm.MIXED) {
        mixed = mixed.plus(unit.share());
      } else {
        free = free.plus(unit.share());
      }
    }
    assertEquals(
        new Shares(
            mixed,
            free,
            Difference.of(mixed, free),
            new Units(3, 3),
            Difference.needed(mixed.value(), free.value())),
        trial.read(evenings(trial, 6), UNTIL));
  }

  @Test
  void aMeanIsOfUnitsNotOfGuests() {
    Trial trial = trial(Outcome.MUTUAL_TIES);
    Means means = (Means) trial.read(evenings(trial, 8), UNTIL);
    assertEquals(4, means.mixed().n());
    assertEquals(Difference.of(means.mixed(), means.free()), means.difference());
    assertEquals(1.5, means.difference().value(), 1e-9);
  }

  @Test
  void whatTookPlaceOutsideOfTheSpanDoesNotCount() {
    Trial trial = trial(Outcome.NO_NEW_TIE);
    List<Observed> observed = new ArrayList<>(evenings(trial, 6));
    Trial.Reading reading = trial.read(observed, UNTIL);
    observed.add(new Observed(6, UNTIL, new Share(30, 30), 9));
    observed.add(new Observed(7, FROM.minusMillis(1), new Share(30, 30), 9));
    assertEquals(reading, trial.read(observed, UNTIL));
  }

  @Test
  void fewPeopleAreNotTold() {
    Trial shares = trial(Outcome.NO_NEW_TIE);
    assertEquals(new TooFew(), shares.read(twoOf(shares, new Share(4, 40)), UNTIL));
    assertEquals(new TooFew(), shares.read(twoOf(shares, new Share(36, 40)), UNTIL));
    assertEquals(Shares.class, shares.read(twoOf(shares, new Share(5, 10)), UNTIL).getClass());
    Trial means = trial(Outcome.MUTUAL_TIES);
    List<Observed> few =
        evenings(means, 6).stream()
            .map(unit -> new Observed(unit.number(), unit.at(), new Share(0, 9), unit.value()))
            .toList();
    assertEquals(new TooFew(), means.read(few, UNTIL));
    assertEquals(new TooFew(), means.read(evenings(means, 3), UNTIL));
  }

  @Property(tries = 200)
  void ofEachTwoUnitsOneIsMixedAndOneFree(@ForAll long seed) {
    Trial trial = new Trial(Outcome.NO_NEW_TIE, Unit.ROUND, SPAN, seed);
    for (int i = 0; i < 20; i += 2) {
      assertNotEquals(trial.arm(i), trial.arm(i + 1));
    }
  }

  @Test
  void whichOfTwoIsMixedIsDrawn() {
    long first = 0;
    for (int i = 0; i < 1_000; i++) {
      first += trial(Outcome.NO_NEW_TIE).arm(2 * i) == Arm.MIXED ? 1 : 0;
    }
    assertEquals(500, (double) first, 60);
  }

  private static List<Observed> twoOf(Trial trial, Share share) {
    return evenings(trial, 2).stream()
        .map(unit -> new Observed(unit.number(), unit.at(), share, 0))
        .toList();
  }

  private static Trial trial(Outcome outcome) {
    return new Trial(outcome, Unit.EVENING, SPAN, 7);
  }

  /// Where people are mixed fewer are alone and more stay in touch.
  private static List<Observed> evenings(Trial trial, int count) {
    List<Observed> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean mixed = trial.arm(i) == Arm.MIXED;
      int pair = i / 2;
      units.add(
          new Observed(
              i,
              FROM.plus(Duration.ofDays(10L * i)),
              new Share(mixed ? 3 : 9 + i, 40),
              (mixed ? 2 : 0.5) + 0.25 * pair));
    }
    return units;
  }
}
