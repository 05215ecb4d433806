package dev.foyer.sheets;

import java.util.List;
import java.util.Optional;

/// A sheet of labels as it is sold, in millimetres. Sizes are the makers', places those of their
/// templates: Avery's as gLabels has them (`templates/avery-iso-templates.xml`,
/// `avery-us-templates.xml`), HERMA's as LibreOffice has them (`extras/source/labels/labels.xml`,
/// "Herma A4", hundredths of a millimetre: 4418, 4470, 4666, 4667, 4677, 5077, 8840), which agree
/// within 0.8 mm with gLabels' where it has the same (`templates/herma-iso-templates.xml`: 4099 for
/// 4667 and 10307, 4103 for 4677 and 10301, 4625, 5028). Labels stand in the middle of the paper on
/// all of them.
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
  private static final double WHITE_EDGE = 4.3;
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
              "herma-4418",
              "HERMA 4418, 4419 (name badges of acetate silk, 63.5 × 29.6 mm)",
              A4,
              new Size(63.5, 29.63),
              new Grid(3, 9),
              new Size(7.21, 15.15),
              new Size(66.04, 29.63),
              "63x38mm"),
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
              "herma-8840",
              "HERMA 8840, cards 5028 (83.8 × 50.8 mm)",
              A4,
              new Size(83.82, 50.8),
              new Grid(2, 5),
              new Size(18.64, 21.5),
              new Size(88.9, 50.8),
              "80x50mm"),
          new SheetFormat(
              "herma-4667",
              "HERMA 4667, 4349, 8653, 10307 (96 × 50.8 mm)",
              A4,
              new Size(96, 50.8),
              new Grid(2, 5),
              new Size(7.73, 21.5),
              new Size(98.54, 50.8),
              "80x50mm"),
          new SheetFormat(
              "herma-4666",
              "HERMA 4666, 8652, 8681, 8805, 8842 (88.9 × 46.6 mm)",
              A4,
              new Size(88.9, 46.56),
              new Grid(2, 6),
              new Size(12.29, 8.82),
              new Size(96.52, 46.56),
              "80x50mm"),
          new SheetFormat(
              "herma-4677",
              "HERMA 4677, 5074, 8632, 8650, 10301 (63.5 × 38.1 mm)",
              A4,
              new Size(63.5, 38.1),
              new Grid(3, 7),
              new Size(7.21, 15.15),
              new Size(66.04, 38.1),
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
              "herma-4470",
              "HERMA 4470, 4626, 5062 (105 × 74 mm)",
              A4,
              new Size(105, 74.25),
              new Grid(2, 4),
              new Size(0, 0),
              new Size(105, 74.25),
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

  /// What printers reach of each label, in its middle. Laser printers leave a sixth of an inch at
  /// the edges of the paper white (HP LaserJets 0.166 in, others 4 mm), and labels of some sheets
  /// begin there.
  Size printable() {
    return new Size(
        label.x() - 2 * Math.max(0, WHITE_EDGE - first.x()),
        label.y() - 2 * Math.max(0, WHITE_EDGE - first.y()));
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
