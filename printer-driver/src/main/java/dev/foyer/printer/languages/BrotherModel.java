package dev.foyer.printer.languages;

import dev.foyer.printer.languages.BrotherRoll.Ink;
import dev.foyer.printer.languages.BrotherRoll.Media;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Brother printer has. Those called QL print on DK rolls, whose places under the head are
/// known one by one ([BrotherRoll]); those called TD print on labels of any size, which lie in the
/// middle of the head.
public enum BrotherModel {
  QL_710W(Head.QL_62, 150, Ink.BLACK),
  QL_720NW(Head.QL_62, 150, Ink.BLACK),
  QL_810W(Head.QL_62, 150, Ink.BLACK_AND_RED),
  QL_820NWB(Head.QL_62, 150, Ink.BLACK_AND_RED),
  QL_1060N(Head.QL_103, 295, Ink.BLACK),
  QL_1100(Head.QL_103, 301, Ink.BLACK),
  QL_1110NWB(Head.QL_103, 301, Ink.BLACK),
  TD_4210D(Head.TD_203, 96, Ink.BLACK),
  TD_4410D(Head.TD_203, 96, Ink.BLACK),
  TD_4420DN(Head.TD_203, 96, Ink.BLACK),
  TD_4510D(Head.TD_300, 142, Ink.BLACK),
  TD_4520DN(Head.TD_300, 142, Ink.BLACK),
  TD_4550DNWB(Head.TD_300, 142, Ink.BLACK);

  private static final double MILLIMETRES_AN_INCH = 25.4;

  /// What the print information has a byte for.
  private static final int LONGEST_LABEL = 255;

  /// 1 m ("Maximum and minimum lengths").
  private static final int LONGEST = 1_000;

  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{1,2})(?:-by-([1-9]\\d{0,2}))?");

  private final Head head;
  private final int least;
  private final Ink ink;

  /// A print head.
  private enum Head {
    QL_62(90, 300, 0, 35),
    QL_103(162, 300, 44, 35),
    TD_203(104, 203, -1, 24),
    TD_300(160, 300, -1, 36);

    private final int bytes;
    private final int dpi;
    private final int offset;
    private final int margin;

    /// @param bytes of a row, one bit a pin
    /// @param offset pins that it has beside a head for 62 mm; -1 if paper lies in its middle
    /// @param margin 3 mm in rows, the least there is at both ends of a label
    Head(int bytes, int dpi, int offset, int margin) {
      this.bytes = bytes;
      this.dpi = dpi;
      this.offset = offset;
      this.margin = margin;
    }

    private int pins() {
      return bytes * 8;
    }

    private int dots(int millimetres) {
      return (int) (millimetres * dpi / MILLIMETRES_AN_INCH);
    }
  }

  /// Paper as it lies in a printer.
  ///
  /// @param dots across that can be printed
  /// @param rows of a label that can be printed; 0 if the paper is continuous
  /// @param first the first pin that prints, counted from the end that prints the right edge
  record Paper(Media media, int dots, int rows, int first) {}

  /// @param least how many rows the shortest label of continuous paper has
  BrotherModel(Head head, int least, Ink ink) {
    this.head = head;
    this.least = least;
    this.ink = ink;
  }

  /// The model of a name such as `QL-820NWB`; empty if there is none.
  public static Optional<BrotherModel> named(String name) {
    return Arrays.stream(values()).filter(model -> model.keyword().equals(name)).findFirst();
  }

  /// Its name in addresses, which is the one on the printer.
  public String keyword() {
    return name().replace('_', '-');
  }

  /// Whether it prints on DK rolls; if not, on labels of any size.
  public boolean takesRolls() {
    return head.offset >= 0;
  }

  /// Whether paper of this size goes into it.
  public boolean takes(Media media) {
    return paper(media).isPresent();
  }

  /// Whether a roll goes into it.
  public boolean takes(BrotherRoll roll) {
    return takesRolls()
        && head.offset + roll.offset() + roll.dots() <= head.pins()
        && (roll.media().ink() == Ink.BLACK || ink == Ink.BLACK_AND_RED);
  }

  /// The paper of a name such as `62`, `62-red` or, in mm, `102-by-152`; empty if it is none that
  /// this printer takes.
  public Optional<Media> media(String name) {
    if (takesRolls()) {
      return BrotherRoll.named(name).filter(this::takes).map(BrotherRoll::media);
    }
    Matcher size = SIZE.matcher(name);
    return size.matches()
        ? Optional.of(
                new Media(
                    Integer.parseInt(size.group(1)),
                    size.group(2) == null ? 0 : Integer.parseInt(size.group(2)),
                    Ink.BLACK))
            .filter(this::takes)
        : Optional.empty();
  }

  Optional<Paper> paper(Media media) {
    return takesRolls()
        ? media.roll().filter(this::takes).map(this::paper)
        : Optional.of(media).filter(this::isLabel).map(this::label);
  }

  private Paper paper(BrotherRoll roll) {
    return new Paper(roll.media(), roll.dots(), roll.rows(), head.offset + roll.offset());
  }

  /// Whether something is left between the margins, and the paper is not much wider than the head.
  private boolean isLabel(Media media) {
    return media.ink() == Ink.BLACK
        && media.width() > 0
        && head.dots(media.width()) <= head.pins() * 12 / 10
        && media.length() <= LONGEST_LABEL
        && (media.length() == 0 || rows(media) > 0);
  }

  private Paper label(Media media) {
    int dots = Math.min(head.dots(media.width()), head.pins());
    int rows = media.length() == 0 ? 0 : rows(media);
    return new Paper(media, dots, rows, (head.pins() - dots) / 2);
  }

  private int rows(Media media) {
    return head.dots(media.length()) - 2 * head.margin;
  }

  /// Bytes of a row of its head.
  int bytes() {
    return head.bytes;
  }

  int dpi() {
    return head.dpi;
  }

  int margin() {
    return head.margin;
  }

  int least() {
    return least;
  }

  /// How many rows the longest label of continuous paper has.
  int most() {
    return head.dots(LONGEST);
  }
}
