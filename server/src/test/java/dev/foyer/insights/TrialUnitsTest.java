package dev.foyer.insights;

import static dev.foyer.domain.Telling.START;
import static dev.foyer.domain.Telling.SUPPER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.measures.Share;
import dev.foyer.measures.Trial;
import dev.foyer.measures.Trial.Observed;
import dev.foyer.measures.Trial.Outcome;
import dev.foyer.measures.Trial.Span;
import dev.foyer.measures.Trial.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which units a trial is read from.
class TrialUnitsTest {
  private static final int GUESTS = 12;
  private static final Instant OVER = START.plus(Duration.ofDays(1));
  private final Told told = new Told();

  /// Twelve guests sit together twice.
  @BeforeEach
  void twoRounds() {
    List<Row> rows = new ArrayList<>();
    for (int guest = 1; guest <= GUESTS; guest++) {
      told.invited(guest, Newcomer.RETURNING, null);
      told.comes(guest);
      rows.add(new Row(Told.guest(guest), List.of(0, 0)));
    }
    told.telling.tell(new SeatsPlanned(SUPPER, 1, rows));
    told.telling.tell(new RoundCalled(SUPPER, 0));
    told.telling.tell(new RoundCalled(SUPPER, 1));
  }

  @Test
  void eachRoundOfAnEveningWithinTheSpanIsAUnit() {
    List<Observed> units = units(Unit.ROUND, START);
    assertEquals(List.of(0, 1), units.stream().map(Observed::number).toList());
    assertEquals(
        List.of(new Share(0, GUESTS), new Share(GUESTS, GUESTS)),
        units.stream().map(Observed::share).toList());
  }

  @Test
  void anEveningIsOneUnitAndNobodyHasMetAnybody() {
    List<Observed> units = units(Unit.EVENING, START);
    assertEquals(List.of(new Share(GUESTS, GUESTS)), units.stream().map(Observed::share).toList());
  }

  @Test
  void anEveningThatBeganBeforeTheSpanIsNoUnit() {
    assertEquals(List.of(), units(Unit.EVENING, START.plusMillis(1)));
  }

  private List<Observed> units(Unit unit, Instant from) {
    Span span = new Span(START.minus(Duration.ofDays(1)), from, from.plus(Duration.ofHours(1)));
    Seen seen = Seen.of(told.telling.state, OVER);
    Reading reading = new Reading(seen, Seasons.of(seen), "Hearth", List.of(), OVER);
    return TrialUnits.of(new Trial(Outcome.NO_NEW_TIE, unit, span, 7), reading);
  }
}
