package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Observations.Place;
import dev.foyer.measures.Trial.Observed;
import dev.foyer.measures.Trial.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ObservationsPropertyTest {
  @Property(tries = 150)
  void whatATrialLooksAtByRoundIsWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    for (int g = 0; g < season.gatherings().size(); g++) {
      for (int r = 0; r < season.gatherings().get(g).rounds().size(); r++) {
        Place place = new Place(3, AnySeason.START, g);
        assertEquals(
            oracle.nobodyNew(g, r), by(season, Outcome.NO_NEW_TIE).round(place, r).share());
        assertEquals(
            oracle.across(g, r), by(season, Outcome.ACROSS_GROUPS).round(place, r).share());
        int round = r;
        assertThrows(
            IllegalArgumentException.class,
            () -> by(season, Outcome.MUTUAL_TIES).round(place, round));
      }
    }
  }

  /// Evening by evening it comes to what the measures of the season say.
  @Property(tries = 150)
  void whatATrialLooksAtByEveningAddsUpToTheMeasuresOfTheSeason(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Share alone = new Share(0, 0);
    double mutual = 0;
    long guests = 0;
    for (int g = 0; g < season.gatherings().size(); g++) {
      Place place = new Place(g, AnySeason.START, g);
      alone = alone.plus(by(season, Outcome.NO_NEW_TIE).evening(place).share());
      Observed ties = by(season, Outcome.MUTUAL_TIES).evening(place);
      mutual += ties.value() * ties.share().of();
      guests += ties.share().of();
      assertEquals(oracle.across(g, -1), by(season, Outcome.ACROSS_GROUPS).evening(place).share());
    }
    List<Double> perGuest = oracle.mutualPerGuest();
    assertEquals(oracle.alone(TieLevel.MET), alone);
    assertEquals(perGuest.size(), guests);
    assertEquals(perGuest.stream().mapToDouble(x -> x).sum(), mutual, 1e-9);
  }

  /// With one evening before the others, its first-timers are the season's.
  @Property(tries = 150)
  void firstTimersOfAnEveningAreFollowedToLaterOnes(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Season first = onlyFirstTimersOfTheFirst(season);
    assertEquals(
        new Oracle(first).firstTimerReturn(),
        by(first, Outcome.FIRST_TIMER_RETURN).evening(new Place(0, AnySeason.START, 0)).share());
  }

  private static Season onlyFirstTimersOfTheFirst(Season season) {
    List<Gathering> gatherings =
        season.gatherings().stream()
            .map(
                g ->
                    g.equals(season.gatherings().getFirst())
                        ? g
                        : new Gathering(
                            g.event(),
                            returning(g.attendance()),
                            g.rounds(),
                            g.encounters(),
                            g.pulses()))
            .toList();
    return new Season(gatherings);
  }

  private static Attendance returning(Attendance attendance) {
    Map<PersonId, Attendance.Arrival> arrivals = new HashMap<>();
    attendance
        .arrivals()
        .forEach(
            (who, arrival) ->
                arrivals.put(
                    who,
                    new Attendance.Arrival(
                        arrival.at(), arrival.greeted(), Attendance.Standing.RETURNING)));
    return new Attendance(attendance.invited(), arrivals, attendance.about());
  }

  private static Observations by(Season season, Outcome outcome) {
    return new Observations(outcome, season);
  }
}
