package dev.foyer.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where names go in a picture: right of their dot, left, below or above, wherever they cover
/// least.
final class NamePlaces {
  static final double SIZE = 13;
  private static final double LETTER = 0.56 * SIZE;
  private static final double AWAY = 11;

  private final double width;
  private final List<Box> taken = new ArrayList<>();

  NamePlaces(double width) {
    this.width = width;
  }

  /// Where a text is anchored, in SVG's words.
  record Place(double x, double y, String anchor) {}

  private record Box(double x, double y, double width, double height) {
    double covers(Box other) {
      double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
      double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
      return across > 0 && down > 0 ? across * down : 0;
    }
  }

  void keepFree(double x, double y, double radius) {
    taken.add(new Box(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /// Takes the best place for a name beside a dot.
  Place find(double x, double y, String name) {
    double length = name.codePointCount(0, name.length()) * LETTER;
    double middle = y + SIZE * 0.35;
    List<Place> places =
        List.of(
            new Place(x + AWAY, middle, "start"),
            new Place(x - AWAY, middle, "end"),
            new Place(x, y + AWAY + SIZE * 0.8, "middle"),
            new Place(x, y - AWAY, "middle"));
    Place best =
        places.stream()
            .min(Comparator.comparingDouble(place -> cost(box(place, length))))
            .orElse(places.getFirst());
    taken.add(box(best, length));
    return best;
  }

  private static Box box(Place place, double length) {
    double left =
        switch (place.anchor) {
          case "start" -> place.x;
          case "end" -> place.x - length;
          default -> place.x - length / 2;
        };
    return new Box(left, place.y - SIZE * 0.85, length, SIZE * 1.1);
  }

  private double cost(Box box) {
    double covered = taken.stream().mapToDouble(box::covers).sum();
    double outside = Math.max(0, -box.x) + Math.max(0, box.x + box.width - width);
    return covered + outside * box.height * 10;
  }
}
