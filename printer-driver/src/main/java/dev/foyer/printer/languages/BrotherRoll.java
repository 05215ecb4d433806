package dev.foyer.printer.languages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The rolls for Brother's QL printers (DK rolls), with what of them can be printed: "2.3.2 Page
/// size" and "2.3.5 Raster line" of the "Raster Command Reference" of the QL-710W/720NW,
/// QL-800/810W/820NWB and QL-1100/1110NWB/1115NWB. All figures in dots are for 300 dots an inch.
public enum BrotherRoll {
  MM_12(12, 106, 29),
  MM_29(29, 306, 6),
  MM_38(38, 413, 12),
  MM_50(50, 554, 12),
  MM_54(54, 590, 0),
  MM_62(62, 696, 12),
  /// DK-22251, black and red.
  MM_62_RED(62, 0, 696, 0, 12, Ink.BLACK_AND_RED),
  MM_102(102, 1164, 12),
  /// Sold as 103 mm.
  MM_103(104, 1200, 12),
  MM_17_BY_54(17, 54, 165, 566, 0),
  MM_17_BY_87(17, 87, 165, 956, 0),
  MM_23_BY_23(23, 23, 202, 202, 42),
  MM_29_BY_42(29, 42, 306, 425, 6),
  MM_29_BY_90(29, 90, 306, 991, 6),
  MM_38_BY_90(38, 90, 413, 991, 12),
  MM_39_BY_48(39, 48, 425, 495, 6),
  MM_52_BY_29(52, 29, 578, 271, 0),
  MM_62_BY_29(62, 29, 696, 271, 12),
  MM_62_BY_100(62, 100, 696, 1109, 12),
  MM_102_BY_51(102, 51, 1164, 526, 12),
  /// Sold as 102 mm by 152 mm.
  MM_102_BY_152(102, 153, 1164, 1660, 12),
  /// Sold as 103 mm by 164 mm.
  MM_103_BY_164(104, 164, 1200, 1822, 12);

  private final int width;
  private final int length;
  private final int dots;
  private final int rows;
  private final int offset;
  private final Ink ink;

  BrotherRoll(int width, int dots, int offset) {
    this(width, 0, dots, 0, offset, Ink.BLACK);
  }

  BrotherRoll(int width, int length, int dots, int rows, int offset) {
    this(width, length, dots, rows, offset, Ink.BLACK);
  }

  /// @param width of the paper in mm
  /// @param length of a label in mm; 0 if there are none
  /// @param dots across that can be printed
  /// @param rows of a label that can be printed; 0 if there are none
  /// @param offset pins of a head for 62 mm that are beside the dots, at their right
  BrotherRoll(int width, int length, int dots, int rows, int offset, Ink ink) {
    this.width = width;
    this.length = length;
    this.dots = dots;
    this.rows = rows;
    this.offset = offset;
    this.ink = ink;
  }

  /// What a printer tells of the roll that is in it.
  ///
  /// @param width in mm
  /// @param length of a label in mm; 0 if the roll is continuous
  public record Media(int width, int length, Ink ink) {
    /// For people, such as `62 mm continuous` or `62 mm by 100 mm`.
    public String words() {
      return width
          + " mm "
          + (length == 0 ? "continuous" : "by " + length + " mm")
          + (ink == Ink.BLACK_AND_RED ? ", black and red" : "");
    }

    /// Its name in addresses: in mm, `102-by-152`, or `102` if it is continuous.
    public String keyword() {
      return roll()
          .map(BrotherRoll::keyword)
          .orElse(length == 0 ? "" + width : width + "-by-" + length);
    }

    /// The roll of these sizes; empty if it is none of the known ones.
    public Optional<BrotherRoll> roll() {
      return Arrays.stream(values()).filter(roll -> roll.media().equals(this)).findFirst();
    }
  }

  /// What a roll can show.
  public enum Ink {
    BLACK,
    BLACK_AND_RED
  }

  /// The roll of a name such as `62`, `62-red` or `62-by-100`; empty if there is none.
  public static Optional<BrotherRoll> named(String name) {
    return Arrays.stream(values()).filter(roll -> roll.keyword().equals(name)).findFirst();
  }

  /// Its name in addresses.
  public String keyword() {
    return name().substring("MM_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Media media() {
    return new Media(width, length, ink);
  }

  /// How many dots across can be printed.
  public int dots() {
    return dots;
  }

  /// How many rows a label has; 0 if the roll is continuous.
  int rows() {
    return rows;
  }

  /// Pins between the end of a 62 mm head and the first that prints ("number of offset pins").
  int offset() {
    return offset;
  }
}
