package dev.foyer.insights;

import dev.foyer.insights.Seen.Evening;
import dev.foyer.measures.Observations;
import dev.foyer.measures.Observations.Place;
import dev.foyer.measures.Trial;
import dev.foyer.measures.Trial.Observed;
import dev.foyer.measures.Trial.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The units of a trial as they took place: of the evenings that began within its span, in their
/// order, each one, or each of their rounds.
final class TrialUnits {
  private TrialUnits() {}

  static boolean isWithin(Trial trial, Instant begins) {
    return !begins.isBefore(trial.span().from()) && begins.isBefore(trial.span().until());
  }

  static List<Observed> of(Trial trial, Reading reading) {
    Observations observations = new Observations(trial.outcome(), reading.season());
    List<Observed> units = new ArrayList<>();
    List<Evening> evenings = reading.seen().evenings();
    for (int i = 0; i < evenings.size(); i++) {
      Instant begins = evenings.get(i).plan().startsAt();
      if (isWithin(trial, begins)) {
        add(trial, observations, new Place(units.size(), begins, i), units);
      }
    }
    return units;
  }

  private static void add(
      Trial trial, Observations observations, Place place, List<Observed> units) {
    if (trial.unit() == Unit.EVENING) {
      units.add(observations.evening(place));
      return;
    }
    int rounds = observations.season().gatherings().get(place.gathering()).rounds().size();
    for (int round = 0; round < rounds; round++) {
      Place next = new Place(place.number() + round, place.at(), place.gathering());
      units.add(observations.round(next, round));
    }
  }
}
