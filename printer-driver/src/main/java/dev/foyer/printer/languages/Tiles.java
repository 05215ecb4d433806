package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntBinaryOperator;

/// The inked parts of a label, for languages that cannot compress: boxes of whole bytes, so that
/// white paper need not travel. Boxes may overlap; each holds all dots of its area.
final class Tiles {
  /// White bytes between two inked ones of a row that are not worth a look.
  private static final int NARROW = 1;

  /// How many boxes further down a box is compared with: what is far away is never merged.
  private static final int NEIGHBOURS = 64;

  /// Says which two bytes may not follow each other, and which may not end a box.
  interface Pairs {
    boolean unwanted(int first, int second);

    default boolean last(int value) {
      return false;
    }
  }

  /// An area of a label.
  ///
  /// @param column of its left edge, in bytes
  /// @param top of its upper edge, in dots
  /// @param stride its width, in bytes
  /// @param height its height, in dots
  record Box(int column, int top, int stride, int height) {
    int bytes() {
      return stride * height;
    }

    int right() {
      return column + stride;
    }

    int bottom() {
      return top + height;
    }

    /// The smallest that holds both.
    Box with(Box other) {
      int left = Math.min(column, other.column);
      int upper = Math.min(top, other.top);
      return new Box(
          left,
          upper,
          Math.max(right(), other.right()) - left,
          Math.max(bottom(), other.bottom()) - upper);
    }
  }

  private final byte[] rows;
  private final int stride;
  private final int height;

  Tiles(Label label) {
    this.rows = label.rows();
    this.stride = label.stride();
    this.height = label.height();
  }

  /// Boxes that hold all ink, from the top; none if the label is white.
  ///
  /// @param overhead how many bytes the language spends on a box besides its dots
  /// @param most how many bytes a box may have
  List<Box> inked(int overhead, int most) {
    List<Box> boxes = cheapest(merged(swept(overhead), overhead), overhead);
    boxes.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::column));
    List<Box> small = new ArrayList<>();
    boxes.forEach(box -> cut(box, most, small));
    return small;
  }

  /// The rows of a box, each of whole bytes, 1 is black.
  byte[] dots(Box box) {
    byte[] dots = new byte[box.bytes()];
    for (int y = 0; y < box.height(); y++) {
      int from = (box.top() + y) * stride + box.column();
      System.arraycopy(rows, from, dots, y * box.stride(), box.stride());
    }
    return dots;
  }

  /// Cuts a box until none of its parts has an unwanted pair of bytes one after the other, for
  /// printers that would obey such bytes, or an unwanted end. A single byte is left as it is.
  List<Box> parted(Box box, Pairs pairs) {
    List<Box> parts = new ArrayList<>();
    part(box, pairs, parts);
    return parts;
  }

  private void part(Box box, Pairs pairs, List<Box> parts) {
    byte[] dots = dots(box);
    for (int i = 1; i < dots.length; i++) {
      if (pairs.unwanted(dots[i - 1] & 0xff, dots[i] & 0xff)) {
        int column = i % box.stride();
        halves(box, column == 0 ? i / box.stride() : 0, column)
            .forEach(half -> part(half, pairs, parts));
        return;
      }
    }
    if (dots.length > 1 && pairs.last(dots[dots.length - 1] & 0xff)) {
      int column = box.stride() - 1;
      halves(box, column == 0 ? box.height() - 1 : 0, column)
          .forEach(half -> part(half, pairs, parts));
    } else {
      parts.add(box);
    }
  }

  /// @param rows where to cut across; 0 to cut along
  private static List<Box> halves(Box box, int rows, int columns) {
    int left = box.column();
    int top = box.top();
    return rows > 0
        ? List.of(
            new Box(left, top, box.stride(), rows),
            new Box(left, top + rows, box.stride(), box.height() - rows))
        : List.of(
            new Box(left, top, columns, box.height()),
            new Box(left + columns, top, box.stride() - columns, box.height()));
  }

  private static void cut(Box box, int most, List<Box> small) {
    if (box.bytes() <= most || box.bytes() == 1) {
      small.add(box);
    } else if (box.height() == 1) {
      halves(box, 0, box.stride() / 2).forEach(half -> cut(half, most, small));
    } else {
      int rows = Math.clamp(most / box.stride(), 1, box.height() - 1);
      halves(box, rows, 0).forEach(half -> cut(half, most, small));
    }
  }

  /// Row by row: a run of ink goes on with a box above it, or begins one.
  private List<Box> swept(int overhead) {
    List<Box> done = new ArrayList<>();
    List<Box> open = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      for (Box run : runs(y)) {
        extend(open, run, overhead / 8);
      }
      int below = y + 1;
      open.stream().filter(box -> box.bottom() < below).forEach(done::add);
      open.removeIf(box -> box.bottom() < below);
    }
    done.addAll(open);
    return done;
  }

  private static void extend(List<Box> open, Box run, int slack) {
    for (int i = 0; i < open.size(); i++) {
      Box box = open.get(i);
      Box both = box.with(run);
      if (both.bytes() - box.bytes() - run.bytes() <= slack) {
        open.set(i, both);
        return;
      }
    }
    open.add(run);
  }

  private List<Box> runs(int y) {
    List<Box> runs = new ArrayList<>();
    int start = -1;
    int end = -1;
    for (int x = 0; x < stride; x++) {
      if (rows[y * stride + x] == 0) {
        continue;
      }
      if (start >= 0 && x - end > NARROW) {
        runs.add(new Box(start, y, end - start, 1));
        start = x;
      }
      start = start < 0 ? x : start;
      end = x + 1;
    }
    if (start >= 0) {
      runs.add(new Box(start, y, end - start, 1));
    }
    return runs;
  }

  /// Ink that is scattered everywhere is better sent as one.
  private static List<Box> cheapest(List<Box> boxes, int overhead) {
    int bytes = boxes.stream().mapToInt(box -> box.bytes() + overhead).sum();
    return new ArrayList<>(
        boxes.stream()
            .reduce(Box::with)
            .filter(whole -> whole.bytes() + overhead <= bytes)
            .map(List::of)
            .orElse(boxes));
  }

  /// Two become one as long as that saves bytes.
  private static List<Box> merged(List<Box> boxes, int overhead) {
    IntBinaryOperator saving =
        (i, j) -> {
          Box both = boxes.get(i).with(boxes.get(j));
          return overhead + boxes.get(i).bytes() + boxes.get(j).bytes() - both.bytes();
        };
    boolean changed = true;
    while (changed) {
      changed = false;
      boxes.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::column));
      for (int i = 0; i < boxes.size(); i++) {
        int best = best(boxes.size(), i, saving);
        if (best > i) {
          boxes.set(i, boxes.get(i).with(boxes.remove(best)));
          changed = true;
          i--;
        }
      }
    }
    return boxes;
  }

  /// The box behind `i` that saves most; `i` itself if none saves anything.
  private static int best(int size, int i, IntBinaryOperator saving) {
    int best = i;
    int most = 0;
    for (int j = i + 1; j < Math.min(size, i + NEIGHBOURS); j++) {
      int bytes = saving.applyAsInt(i, j);
      if (bytes > most) {
        most = bytes;
        best = j;
      }
    }
    return best;
  }
}
