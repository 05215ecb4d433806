package dev.foyer.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The Brief Sense of Community Scale: eight items, each answered from 1 (strongly disagree) to 5
/// (strongly agree), two to a subscale; a subscale's score is the mean of its items, the scale's
/// that of all eight (N. A. Peterson, P. W. Speer, D. W. McMillan, "Validation of a brief sense of
/// community scale", Journal of Community Psychology 36, 2008, 61–73). Published for one person who
/// answers all items at once; here answers bear no person, so that items are averaged over answers
/// first and scores made of those, which for full answers is the same mean. The spread between
/// people cannot be had.
public final class SenseOfCommunity {
  public static final int ITEMS = 8;
  public static final int ANSWERS = 5;
  private static final int AN_EVENING = 2;

  private SenseOfCommunity() {}

  /// The subscales, in the order of the items.
  public enum Subscale {
    NEEDS_FULFILLMENT(1),
    GROUP_MEMBERSHIP(3),
    INFLUENCE(5),
    EMOTIONAL_CONNECTION(7);

    private final int first;

    Subscale(int first) {
      this.first = first;
    }

    List<Integer> items() {
      return List.of(first, first + 1);
    }
  }

  /// Which two items are asked at a gathering, from 1: one subscale at a time, so that four
  /// gatherings ask them all.
  ///
  /// @param gathering how many of this community came before it
  public static List<Integer> asked(int gathering) {
    int first = Math.floorMod(gathering * AN_EVENING, ITEMS) + 1;
    return List.of(first, first + 1);
  }

  /// An item's answers over the gatherings at which at least `least` people answered it: fewer at
  /// one gathering could be worked out as what it added.
  public static Mean item(Season season, int item, int least) {
    List<Double> answers = new ArrayList<>();
    for (Gathering gathering : season.gatherings()) {
      if (gathering.pulses().answers(item) >= least) {
        List<Integer> counts = gathering.pulses().items().getOrDefault(item, List.of());
        for (int answer = 1; answer <= counts.size(); answer++) {
          for (int i = 0; i < counts.get(answer - 1); i++) {
            answers.add((double) answer);
          }
        }
      }
    }
    return Mean.of(answers);
  }

  /// A subscale's score, 1 to 5; empty until both items have been answered.
  public static OptionalDouble score(Season season, Subscale subscale, int least) {
    return mean(season, subscale.items(), least);
  }

  /// The scale's score, 1 to 5; empty until all items have been answered.
  public static OptionalDouble score(Season season, int least) {
    List<Integer> items = new ArrayList<>();
    for (Subscale subscale : Subscale.values()) {
      items.addAll(subscale.items());
    }
    return mean(season, items, least);
  }

  private static OptionalDouble mean(Season season, List<Integer> items, int least) {
    double sum = 0;
    for (int item : items) {
      Mean mean = item(season, item, least);
      if (mean.n() == 0) {
        return OptionalDouble.empty();
      }
      sum += mean.value();
    }
    return OptionalDouble.of(sum / items.size());
  }
}
