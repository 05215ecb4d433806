package dev.foyer.sheets;

import java.util.List;
import java.util.Optional;

/// A sheet of labels as it is sold, in millimetres. Sizes are the makers', places those of their
/// templates; where those give none (HERMA), labels stand in the middle of the sheet, as they do on
/// all others.
///
/// @param name how it is asked for
/// @param title how people know it
/// @param first the upper left corner of the first label
/// @param pitch from one label's corner to the next one's
/// @param template the built-in template that is drawn for it
public record SheetFormat(
    String name,
    String title,
    Size paper,
    Size label,
    Grid grid,
    Size first,
    Size pitch,
    String template) {
  private static final Size A4 = new Size(210, 297);
  private static final Size LETTER = new Size(215.9, 279.4);

  /// All that there are, those made for names first.
  public static final List<SheetFormat> ALL =
      List.of(
          new SheetFormat(
              "avery-l4785",
              "Avery L4784, L4785, L4786, L4787 (name badges 80 × 50 mm)",
              A4,
              new Size(80, 50),
              new Grid(2, 5),
              new Size(17.5, 13.5),
              new Size(95, 55),
              "80x50mm"),
          new SheetFormat(
              "avery-l7418",
              "Avery L7418 (name badges 86 × 55 mm)",
              A4,
              new Size(86, 55),
              new Grid(2, 4),
              new Size(19, 38.5),
              new Size(86, 55),
              "80x50mm"),
          new SheetFormat(
              "avery-l7165",
              "Avery L7165, J8165 (99.1 × 67.7 mm)",
              A4,
              new Size(99.1, 67.7),
              new Grid(2, 4),
              new Size(4.65, 13.1),
              new Size(101.6, 67.7),
              "99x67mm"),
          new SheetFormat(
              "avery-l7163",
              "Avery L7163 (99.1 × 38.1 mm)",
              A4,
              new Size(99.1, 38.1),
              new Grid(2, 7),
              new Size(4.65, 15.15),
              new Size(101.6, 38.1),
              "99x38mm"),
          new SheetFormat(
              "avery-l7160",
              "Avery L7160, J8160 (63.5 × 38.1 mm)",
              A4,
              new Size(63.5, 38.1),
              new Grid(3, 7),
              new Size(7.25, 15.15),
              new Size(66, 38.1),
              "63x38mm"),
          new SheetFormat(
              "herma-5077",
              "HERMA 5077, 4269 (99.1 × 67.7 mm)",
              A4,
              new Size(99.1, 67.7),
              new Grid(2, 4),
              new Size(4.65, 13.1),
              new Size(101.6, 67.7),
              "99x67mm"),
          new SheetFormat(
              "herma-4625",
              "HERMA 4625, 4674, 5057 (105 × 42.3 mm)",
              A4,
              new Size(105, 42.3),
              new Grid(2, 7),
              new Size(0, 0.45),
              new Size(105, 42.3),
              "99x38mm"),
          new SheetFormat(
              "avery-5395",
              "Avery 5395, 8395 (name badges 3⅜ × 2⅓ in, US Letter)",
              LETTER,
              new Size(85.725, 59.267),
              new Grid(2, 4),
              new Size(17.4625, 14.8167),
              new Size(95.25, 63.5),
              "80x50mm"));

  /// Millimetres to the right and down.
  public record Size(double x, double y) {}

  /// How many labels a sheet has.
  public record Grid(int columns, int rows) {
    public int labels() {
      return columns * rows;
    }
  }

  /// The format of this name; empty if there is none.
  public static Optional<SheetFormat> find(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /// The upper left corner of a label, row by row.
  ///
  /// @param index from 0
  Size corner(int index) {
    int column = index % grid.columns();
    int row = index / grid.columns();
    return new Size(first.x() + column * pitch.x(), first.y() + row * pitch.y());
  }
}
