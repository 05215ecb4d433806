package dev.foyer.measures;

import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.SenseOfCommunity.Subscale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A season's figures, frozen: nobody stands in it, and what may not be shown is not in it. What is
/// null is withheld. Numbers are rounded to four places, so that it can be written and read without
/// a change. Made by [Freezing].
public record Report(
    Heading heading,
    List<Evening> evenings,
    List<ShareLine> shares,
    List<CountLine> counts,
    Averages averages,
    List<Silos> silos) {
  public Report {
    evenings = List.copyOf(evenings);
    shares = List.copyOf(shares);
    counts = List.copyOf(counts);
    silos = List.copyOf(silos);
  }

  /// @param frozen the instant at which the figures were taken, as ISO 8601
  public record Heading(String community, String frozen) {}

  /// Who came to an evening; the last one, without title and day, is the season's sum.
  ///
  /// @param day as ISO 8601
  public record Evening(@Nullable String title, @Nullable String day, Came came, Asked asked) {}

  /// @param admitted the two others together
  public record Came(
      @Nullable Long firstTimers, @Nullable Long returning, @Nullable Long admitted) {}

  /// @param walkIns who came without an invitation
  public record Asked(
      @Nullable Long invited, @Nullable Long came, @Nullable Long absent, @Nullable Long walkIns) {}

  public enum ShareKind {
    SHOW_UP,
    FIRST_TIMER_RETURN,
    WELCOMED,
    NOBODY_NEW,
    NO_NEW_TIE,
    COVERAGE,
    NEEDS_EXPOSED,
    NEEDS_MET,
    PROMISES_KEPT,
    SECOND_MEETINGS
  }

  /// How much of a share is shown.
  public enum Openness {
    /// All of it.
    EXACT,
    /// That it is under five of so many.
    FEW,
    /// That it is all but under five of so many.
    ALL_BUT_FEW,
    /// Nothing but of how many, and not always that.
    WITHHELD
  }

  /// @param hits null unless `EXACT`, as are value, low and high
  /// @param of may be null if `WITHHELD`
  /// @param target what the community set itself, from 0 to 1; null if nothing
  public record ShareLine(
      ShareKind kind,
      Openness openness,
      @Nullable Long hits,
      @Nullable Long of,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double target) {}

  public enum CountKind {
    INTRODUCTIONS,
    PROMISES_MADE,
    PROMISES_UNANSWERED,
    NEEDS_STATED,
    NEEDS_ANSWERABLE,
    TIES,
    TIES_SEATED,
    TIES_MET,
    TIES_MUTUAL,
    TIES_MET_AGAIN,
    ENERGY,
    ENERGY_LOW,
    ENERGY_FAIR,
    ENERGY_HIGH;

    static CountKind of(TieLevel level) {
      return valueOf("TIES_" + level);
    }

    static CountKind of(Face face) {
      return valueOf("ENERGY_" + face);
    }
  }

  public record CountLine(CountKind kind, @Nullable Long count) {}

  /// An average with its 95 % interval, of at least [Counts#LEAST_AVERAGE].
  public record Average(long n, double value, double low, double high) {}

  /// @param welcomeSeconds median and 90th percentile of the wait of those who were greeted
  /// @param hoursTogether of all pairs who sat at one table, added up
  public record Averages(
      @Nullable Average mutualTies,
      @Nullable Waits welcomeSeconds,
      @Nullable Double hoursTogether,
      List<Score> senseOfCommunity,
      @Nullable Double senseOfCommunityOverall) {
    public Averages {
      senseOfCommunity = List.copyOf(senseOfCommunity);
    }
  }

  /// @param n null if it gives away how few were not greeted
  public record Waits(@Nullable Long n, long median, long p90) {}

  /// @param items the averages of the subscale's two items
  /// @param score null unless both are there
  public record Score(Subscale subscale, List<Average> items, @Nullable Double score) {
    public Score {
      items = List.copyOf(items);
    }
  }

  /// A silo map with the figures that go with it.
  ///
  /// @param groups of the rows; the small ones together follow as a last row if there are any
  /// @param rows the same above the diagonal as below
  /// @param sums each row's
  public record Silos(
      TieLevel level,
      List<String> groups,
      List<List<@Nullable Long>> rows,
      List<@Nullable Long> sums,
      Across across) {
    public Silos {
      groups = List.copyOf(groups);
    }
  }

  /// @param index null unless both counts are shown
  public record Across(
      @Nullable Long ties, @Nullable Long across, @Nullable Long within, @Nullable EiIndex index) {}

  /// The E–I index against chance.
  public record EiIndex(double value, double expected, double low, double high) {}
}
