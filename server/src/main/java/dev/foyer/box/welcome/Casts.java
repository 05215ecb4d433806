package dev.foyer.box.welcome;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Into which cast somebody comes as they arrive: five to eight people, one of whom has been here
/// before. Pure.
///
/// What holds at every moment, whoever arrives in whatever order: no cast has more than two
/// first-timers as long as nobody in it has been here before, and no cast has more than eight
/// people. Of sizes it holds only that ten or more who have all been here before, and of whom as
/// many come as are expected, end up in casts of five to eight: how many casts there are is
/// reckoned from how many are still expected, and members are kept back for the casts that have
/// none yet. If newcomers come before members, or many stay away, some casts stay smaller, at the
/// worst two newcomers. Who has a cast keeps it: a badge says so.
final class Casts {
  static final int MOST = 8;
  static final int MOST_FIRST_TIMERS = 2;
  private static final double USUAL = 6;

  private Casts() {}

  /// What somebody brings into a cast.
  enum Standing {
    FIRST_TIMER,
    RETURNING,
    /// Plays the part of a greeter or table host.
    HOST
  }

  /// Who is still to come, with the one who comes now.
  ///
  /// @param people all of them
  /// @param members those who have been here before
  record Expected(int people, int members) {}

  /// The cast that somebody comes into now, from 1: one that there is, or the next number.
  ///
  /// @param casts the people of each cast
  static int next(Map<Integer, List<Standing>> casts, Standing who, Expected expected) {
    Map<Integer, List<Standing>> open = new TreeMap<>(casts);
    open.values().removeIf(people -> people.size() >= MOST || !takes(people, who));
    int assigned = casts.values().stream().mapToInt(Collection::size).sum();
    int total = assigned + Math.max(1, expected.people());
    Map<Integer, List<Standing>> unfinished = new TreeMap<>(open);
    unfinished.entrySet().removeIf(cast -> isFinished(cast, total));
    int still = many(total) - casts.size();
    Optional<Integer> other = still > 0 ? Optional.of(fresh(casts)) : Optional.empty();
    Stream<Optional<Integer>> choices =
        switch (who) {
          case HOST ->
              Stream.of(
                  fullest(open, Casts::isAllNew),
                  isSpared(expected, still) ? Optional.empty() : other,
                  fullest(unfinished, people -> !people.contains(who)),
                  other,
                  fullest(open, people -> !people.contains(who)),
                  smallest(open));
          case RETURNING ->
              Stream.of(
                  fullest(open, Casts::isAllNew),
                  isSpared(expected, still) ? Optional.empty() : other,
                  fullest(unfinished, people -> true),
                  other,
                  smallest(open));
          case FIRST_TIMER ->
              Stream.of(
                  fullest(unfinished, people -> true),
                  isLedLater(casts, expected) ? other : Optional.empty(),
                  smallest(open));
        };
    return choices.flatMap(Optional::stream).findFirst().orElseGet(() -> fresh(casts));
  }

  /// Whether enough members are still to come for the casts that are not begun yet.
  private static boolean isSpared(Expected expected, int still) {
    return expected.members() > still;
  }

  /// Whether so many members are still to come that one can join another cast of newcomers.
  private static boolean isLedLater(Map<Integer, List<Standing>> casts, Expected expected) {
    return casts.values().stream().filter(Casts::isAllNew).count() < expected.members();
  }

  /// Whether these people can take somebody in.
  private static boolean takes(List<Standing> people, Standing who) {
    return who != Standing.FIRST_TIMER || !isAllNew(people) || people.size() < MOST_FIRST_TIMERS;
  }

  static boolean isAllNew(List<Standing> people) {
    return people.stream().allMatch(Standing.FIRST_TIMER::equals);
  }

  /// How many casts so many people make.
  private static int many(int total) {
    int least = (total + MOST - 1) / MOST;
    return Math.max(1, Math.max(least, (int) Math.round(total / USUAL)));
  }

  /// Whether a cast has its share of all people.
  private static boolean isFinished(Map.Entry<Integer, List<Standing>> cast, int total) {
    int many = many(total);
    int share = total / many + (cast.getKey() <= total % many ? 1 : 0);
    return cast.getValue().size() >= share;
  }

  private static Optional<Integer> fullest(
      Map<Integer, List<Standing>> open, Predicate<List<Standing>> which) {
    return open.entrySet().stream()
        .filter(cast -> which.test(cast.getValue()))
        .max(bySize())
        .map(Map.Entry::getKey);
  }

  private static Optional<Integer> smallest(Map<Integer, List<Standing>> open) {
    return open.entrySet().stream()
        .min(
            Comparator.comparingInt(
                    (Map.Entry<Integer, List<Standing>> cast) -> cast.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /// By size, of two equal ones the one with the lower number is the greater.
  private static Comparator<Map.Entry<Integer, List<Standing>>> bySize() {
    return Comparator.comparingInt(
            (Map.Entry<Integer, List<Standing>> cast) -> cast.getValue().size())
        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder());
  }

  private static int fresh(Map<Integer, List<Standing>> casts) {
    return casts.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
  }
}
