package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Wire.bytes;
import static dev.foyer.printer.languages.Wire.joined;
import static dev.foyer.printer.languages.Wire.none;

import dev.foyer.printer.Capabilities;
import dev.foyer.printer.Capabilities.Coding;
import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.Capabilities.Questions;
import dev.foyer.printer.Label;
import dev.foyer.printer.LoadingLanguage;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.languages.BrotherModel.Paper;
import dev.foyer.printer.languages.BrotherRoll.Ink;
import dev.foyer.printer.languages.BrotherRoll.Media;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// Brother's raster language, as the "Raster Command Reference" of the QL-710W/720NW (1.01),
/// QL-800/810W/820NWB (1.01) and QL-1100/1110NWB/1115NWB (1.00) describes it; the commands are
/// named where they are written, with their titles in chapter 4, "Printing Command Details". That
/// of the TD-4410D/4420DN/4510D/4520DN/4550DNWB (1.01) has the same ones ("4.1 Print data
/// overview").
public final class Brother implements LoadingLanguage {
  /// More than a row and its head, so that a printer that waits for the rest of one gets it.
  private static final int INVALIDATE = 400;

  /// How much longer than a row its command may be.
  private static final int SPARE = 8;

  private final BrotherModel model;
  private final Paper paper;
  private final Start start;

  /// When the paper starts to move ("5. Flow Charts").
  public enum Start {
    /// At the print command, as over a serial line or Bluetooth: the rows can be sent before.
    AT_THE_COMMAND,
    /// With the first rows, "without waiting for a print command", as over USB: nothing can.
    WITH_THE_ROWS
  }

  /// On a serial line, with a continuous roll of 62 mm.
  public Brother(BrotherModel model) {
    this(model, BrotherRoll.MM_62, Start.AT_THE_COMMAND);
  }

  /// @throws IllegalArgumentException if the roll does not go into the printer
  public Brother(BrotherModel model, BrotherRoll roll, Start start) {
    this(model, roll.media(), start);
  }

  /// @throws IllegalArgumentException if paper of this size does not go into the printer
  public Brother(BrotherModel model, Media media, Start start) {
    this.model = model;
    this.paper =
        model
            .paper(media)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A %s takes no roll of %s.".formatted(model.keyword(), media.words())));
    this.start = start;
  }

  /// The roll that a printer's answer to [#askStatus] tells, whichever roll is expected; empty if
  /// the answer is not whole (yet).
  public static Optional<Media> loaded(String answer) {
    return BrotherStatus.reply(answer).map(BrotherStatus::media);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "brother",
        Evidence.COMPLETION,
        Coding.BINARY,
        Questions.BETWEEN_LABELS,
        paper.dots(),
        model.dpi());
  }

  @Override
  public byte[] print(Label label) {
    return joined(settings(label), rows(label), printAndFeed());
  }

  /// `NULL` and `ESC @` as [#clear]; `ESC i a` raster mode, `ESC i !` the printer tells by itself,
  /// `ESC i z` print information, `ESC i M` cut, `ESC i A` after each label, `ESC i K` cut at the
  /// end (and two colours), `ESC i d` margins, `M` compressed rows.
  @Override
  public byte[] settings(Label label) {
    int expanded = 0x08 | (twoColours() ? 0x01 : 0);
    int margin = paper.rows() == 0 ? model.margin() : 0;
    return joined(
        clear(),
        bytes(0x1b, 'i', 'a', 1),
        bytes(0x1b, 'i', '!', 0),
        printInformation(height(label)),
        bytes(0x1b, 'i', 'M', 0x40),
        bytes(0x1b, 'i', 'A', 1),
        bytes(0x1b, 'i', 'K', expanded),
        bytes(0x1b, 'i', 'd', margin, 0),
        bytes('M', 2));
  }

  /// `ESC i z`: the roll that must be there, or the printer refuses the label; without the flag
  /// "printer recovery always on", so that a label stopped by a fault does not come out by itself.
  private byte[] printInformation(int rows) {
    boolean continuous = paper.rows() == 0;
    return bytes(
        0x1b,
        'i',
        'z',
        continuous ? 0x06 : 0x0e,
        continuous ? 0x0a : 0x0b,
        paper.media().width(),
        paper.media().length(),
        rows,
        rows >> 8,
        rows >> 16,
        rows >> 24,
        0,
        0);
  }

  /// @throws IllegalArgumentException if the label is larger than the roll's
  @Override
  public byte[] load(Label label, String ticket) {
    return start == Start.AT_THE_COMMAND ? rows(label) : none();
  }

  /// A status request is for before the rows and after the print, not between.
  @Override
  public byte[] askLoaded(String ticket) {
    return none();
  }

  @Override
  public Optional<Boolean> loaded(String answer, String ticket) {
    return Optional.empty();
  }

  @Override
  public byte[] release(Label label, String ticket) {
    return start == Start.AT_THE_COMMAND ? printAndFeed() : joined(rows(label), printAndFeed());
  }

  /// The printer tells by itself: "Phase change: Printing", notifications of cooling, "Printing
  /// completed" or "Error occurred". It names no label; one that is completed without having been
  /// begun was an earlier one.
  @Override
  public Optional<Progress> progress(String heard, String ticket) {
    Optional<Progress> latest = Optional.empty();
    boolean begun = false;
    for (BrotherStatus status : BrotherStatus.all(heard)) {
      begun |= status.begins();
      Optional<Progress> news =
          begun || !status.completes() ? status.progress(paper.media()) : Optional.empty();
      latest = news.isPresent() ? news : latest;
      if (news.isPresent() && ends(news.get())) {
        break;
      }
    }
    return latest;
  }

  private static boolean ends(Progress progress) {
    return switch (progress) {
      case Progress.Done done -> true;
      case Progress.Failed failed -> true;
      case Progress.Printing printing -> false;
      case Progress.Held held -> false;
    };
  }

  /// `ESC i S`, status information request, behind as many `NULL`s as end a row that was cut off:
  /// it would swallow the question.
  @Override
  public byte[] askStatus() {
    return joined(new byte[model.bytes() + SPARE], bytes(0x1b, 'i', 'S'));
  }

  /// 32 bytes; another roll than the one that is printed on counts as a fault.
  @Override
  public Optional<PrinterStatus> status(String answer) {
    return BrotherStatus.reply(answer).map(reply -> reply.status(paper.media()));
  }

  /// There is no other question; a printer that has just been busy gets this one a second time.
  @Override
  public byte[] askFaults() {
    return askStatus();
  }

  @Override
  public Optional<PrinterStatus> faults(String answer) {
    return status(answer);
  }

  /// `NULL`, invalidate, and `ESC @`, initialize: ends a row that was cut off and empties the print
  /// buffer.
  @Override
  public byte[] clear() {
    return joined(new byte[INVALIDATE], bytes(0x1b, '@'));
  }

  /// `Control-Z`, print command with feeding.
  private static byte[] printAndFeed() {
    return bytes(0x1a);
  }

  private boolean twoColours() {
    return paper.media().ink() == Ink.BLACK_AND_RED;
  }

  /// Labels of a continuous roll have a least length, cut ones have theirs.
  private int height(Label label) {
    int most = paper.rows() > 0 ? paper.rows() : model.most();
    if (label.height() > most || label.width() > paper.dots()) {
      throw new IllegalArgumentException(
          "%d by %d dots do not go onto a label of %s"
              .formatted(label.width(), label.height(), paper.media().words()));
    }
    return paper.rows() > 0 ? paper.rows() : Math.max(label.height(), model.least());
  }

  /// `g` raster graphics transfer, `Z` zero raster graphics; on a roll of two colours `w`, a row of
  /// black and a row of red, both always.
  private byte[] rows(Label label) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int height = height(label);
    byte[] white = new byte[model.bytes()];
    byte[] noRed = row('w', 2, white);
    for (int y = 0; y < height; y++) {
      byte[] pins = y < label.height() ? pins(label, y) : white;
      if (twoColours()) {
        out.writeBytes(row('w', 1, pins));
        out.writeBytes(noRed);
      } else {
        out.writeBytes(Arrays.equals(pins, white) ? bytes('Z') : row('g', 0, pins));
      }
    }
    return out.toByteArray();
  }

  private static byte[] row(int command, int plane, byte[] pins) {
    byte[] packed = PackBits.packed(pins);
    return joined(bytes(command, plane, packed.length), packed);
  }

  /// A row as the head has it: from the right edge of the paper to the left ("Raster line"), behind
  /// the pins that are beside the paper.
  private byte[] pins(Label label, int y) {
    byte[] pins = new byte[model.bytes()];
    int right = paper.first() + paper.dots() - 1;
    for (int x = 0; x < label.width(); x++) {
      if (label.black(x, y)) {
        int pin = right - x;
        pins[pin / 8] |= (byte) (0x80 >> pin % 8);
      }
    }
    return pins;
  }
}
