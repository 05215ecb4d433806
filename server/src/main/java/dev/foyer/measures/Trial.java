package dev.foyer.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A fair test of mixed against free seating, as it was registered before its first unit: what is
/// looked at, by what units, from when to when, and which unit is seated how. It is read once,
/// after its end, so that nobody stops it when it happens to look well.
///
/// @param seed of the lots that say which unit is seated how
public record Trial(Outcome outcome, Unit unit, Span span, long seed) {
  /// @throws IllegalArgumentException if rounds cannot have this outcome
  public Trial {
    if (unit == Unit.ROUND && !outcome.ofRounds()) {
      throw new IllegalArgumentException(
          "This outcome is one of an evening: seat whole evenings one way or the other.");
    }
  }

  /// What is compared.
  public enum Outcome {
    /// Shares: guests with no new tie.
    NO_NEW_TIE,
    /// Shares: ties across groups, of all ties.
    ACROSS_GROUPS,
    /// Shares: first-timers who came again, of those invited again.
    FIRST_TIMER_RETURN,
    /// Means: new mutual ties per guest, one value a unit.
    MUTUAL_TIES;

    boolean isShare() {
      return this != MUTUAL_TIES;
    }

    boolean ofRounds() {
      return this == NO_NEW_TIE || this == ACROSS_GROUPS;
    }
  }

  /// What is seated one way or the other as a whole.
  public enum Unit {
    ROUND,
    EVENING
  }

  public enum Arm {
    MIXED,
    FREE
  }

  /// @param registered when it was written down
  /// @param from the first moment that counts
  /// @param until the first that does not
  public record Span(Instant registered, Instant from, Instant until) {
    /// @throws IllegalArgumentException if it was registered after it began, or ends before
    public Span {
      if (registered.isAfter(from)) {
        throw new IllegalArgumentException("A test is registered before it begins.");
      }
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("A test ends after it began.");
      }
    }
  }

  /// A unit that took place; [Observations] takes it from a season.
  ///
  /// @param number which of the trial's units, from 0
  /// @param share for outcomes that are shares: of the unit's people or ties; for means its `of` is
  ///   how many people the value is an average of
  /// @param value for outcomes that are means: the unit's
  public record Observed(int number, Instant at, Share share, double value) {}

  /// What a trial says.
  public sealed interface Reading {}

  /// Not yet: it is not over.
  public record TooEarly(Instant until) implements Reading {}

  /// Nothing: too few people or units to be shown, or to have a spread.
  public record TooFew() implements Reading {}

  /// The two shares and mixed less free. Guests of one unit are not independent of each other,
  /// which the interval does not know: with few units it is too narrow, and `units` says how few.
  ///
  /// @param needed how many people each side would need to find a difference of this size; 0 if
  ///   there is none
  public record Shares(Share mixed, Share free, Difference difference, Units units, long needed)
      implements Reading {}

  /// The two means over units and mixed less free.
  ///
  /// @param needed how many units each side would need to find a difference of this size; 0 if
  ///   there is none
  public record Means(Mean mixed, Mean free, Difference difference, long needed)
      implements Reading {}

  /// How many units were seated each way.
  public record Units(long mixed, long free) {}

  /// How a unit is to be seated: of each two that follow each other one is mixed and one is free,
  /// by lot. The lots are those of [Random] for this seed, which is the same everywhere.
  ///
  /// @param number from 0
  public Arm arm(int number) {
    boolean first = new Random(seed + 0x9e3779b97f4a7c15L * (number / 2 + 1L)).nextBoolean();
    return first == (number % 2 == 0) ? Arm.MIXED : Arm.FREE;
  }

  /// Reads it. Units outside of its span do not count.
  public Reading read(List<Observed> observed, Instant now) {
    if (now.isBefore(span.until())) {
      return new TooEarly(span.until());
    }
    List<Observed> mixed = of(Arm.MIXED, observed);
    List<Observed> free = of(Arm.FREE, observed);
    return outcome.isShare() ? shares(mixed, free) : means(mixed, free);
  }

  private List<Observed> of(Arm arm, List<Observed> observed) {
    List<Observed> its = new ArrayList<>();
    for (Observed unit : observed) {
      boolean within = !unit.at().isBefore(span.from()) && unit.at().isBefore(span.until());
      if (within && arm(unit.number()) == arm) {
        its.add(unit);
      }
    }
    return its;
  }

  private static Reading shares(List<Observed> mixed, List<Observed> free) {
    Share one = sum(mixed);
    Share other = sum(free);
    if (!shown(one) || !shown(other)) {
      return new TooFew();
    }
    boolean same = one.value() == other.value();
    return new Shares(
        one,
        other,
        Difference.of(one, other),
        new Units(mixed.size(), free.size()),
        same ? 0 : Difference.needed(one.value(), other.value()));
  }

  private static Reading means(List<Observed> mixed, List<Observed> free) {
    if (!enough(mixed) || !enough(free)) {
      return new TooFew();
    }
    Mean one = Mean.of(mixed.stream().map(Observed::value).toList());
    Mean other = Mean.of(free.stream().map(Observed::value).toList());
    Difference difference = Difference.of(one, other);
    double spread =
        StrictMath.sqrt(
            (one.deviation() * one.deviation() + other.deviation() * other.deviation()) / 2);
    return new Means(
        one,
        other,
        difference,
        difference.value() == 0 ? 0 : Difference.neededForMeans(difference.value(), spread));
  }

  /// Two units have a spread, and each is an average that may be shown.
  private static boolean enough(List<Observed> units) {
    return units.size() >= 2
        && units.stream().allMatch(unit -> unit.share().of() >= Counts.LEAST_AVERAGE);
  }

  private static Share sum(List<Observed> units) {
    return units.stream().map(Observed::share).reduce(new Share(0, 0), Share::plus);
  }

  private static boolean shown(Share share) {
    return share.hits() >= Counts.LEAST && share.misses() >= Counts.LEAST;
  }
}
