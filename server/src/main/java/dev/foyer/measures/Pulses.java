package dev.foyer.measures;

import java.util.List;
import java.util.Map;

/// What guests pressed on their way out. Nobody stands behind an answer: there are counts only.
///
/// @param faces how often each face was pressed
/// @param items for each item of the scale of [SenseOfCommunity] that was asked, how often each
///   answer from 1 to 5 was given
public record Pulses(Map<Face, Integer> faces, Map<Integer, List<Integer>> items) {
  public static final Pulses NONE = new Pulses(Map.of(), Map.of());

  /// @throws IllegalArgumentException if a count is negative, or an item is not one of the scale
  public Pulses {
    faces = Map.copyOf(faces);
    items = Map.copyOf(items);
    if (faces.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a face is pressed some times or never");
    }
    items.forEach(Pulses::check);
  }

  /// How much energy somebody left with.
  public enum Face {
    LOW,
    FAIR,
    HIGH
  }

  /// How many answered an item.
  int answers(int item) {
    return items.getOrDefault(item, List.of()).stream().mapToInt(Integer::intValue).sum();
  }

  private static void check(int item, List<Integer> counts) {
    if (item < 1 || item > SenseOfCommunity.ITEMS || counts.size() != SenseOfCommunity.ANSWERS) {
      throw new IllegalArgumentException("the scale has 8 items with 5 answers each");
    }
    if (counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("an answer is given some times or never");
    }
  }
}
