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
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ESC/POS for label and receipt rolls, as Epson's "ESC/POS Command Reference"
/// (download4.epson.biz/sec_pubs/pos/reference_en/escpos) describes it; the commands are named
/// where they are written. The printer prints while it receives, so nothing is sent before the
/// release.
public final class EscPos implements LoadingLanguage {
  private static final int ESC = 0x1b;
  private static final int GS = 0x1d;
  private static final int FS = 0x1c;
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int DC4 = 0x14;

  /// From the head to the bar at which paper is torn off.
  private static final double TO_THE_BAR_INCHES = 0.6;

  private static final int STATUS_BYTES = 4;
  private static final Pattern INFORMATION = Pattern.compile("_([ -~]{1,80})\0");

  /// "DLE EOT", the tables of its answers.
  private static final List<Bits> FAULTS =
      List.of(
          new Bits(1, 0x04, StateReason.COVER_OPEN),
          new Bits(1, 0x20, StateReason.MEDIA_EMPTY),
          // Labels that lie otherwise than the printer was told, on a TM-L90.
          new Bits(2, 0x04, StateReason.MEDIA_NEEDED),
          new Bits(2, 0x08, StateReason.MEDIA_JAM),
          new Bits(2, 0x20, StateReason.OTHER),
          new Bits(3, 0x60, StateReason.MEDIA_EMPTY));

  /// @param answer which of the four
  private record Bits(int answer, int mask, StateReason reason) {
    boolean in(String answers) {
      return (answers.charAt(answer) & mask) != 0;
    }
  }

  private static final Bits OFFLINE = new Bits(0, 0x08, StateReason.PAUSED);

  /// An error that goes by itself: the head is hot.
  private static final Bits HOT = new Bits(2, 0x40, StateReason.OTHER);

  private final Model model;
  private final Ending ending;

  /// What a print head has.
  public enum Model {
    /// 57 mm of paper, 48 mm of head.
    DOTS_384(384, 203),
    /// 57 mm of paper, 54 mm of head.
    DOTS_432(432, 203),
    /// 80 mm of paper at 180 dots an inch.
    DOTS_512(512, 180),
    /// 80 mm of paper, 72 mm of head.
    DOTS_576(576, 203);

    private final int dots;
    private final int dpi;

    Model(int dots, int dpi) {
      this.dots = dots;
      this.dpi = dpi;
    }

    /// The model of a name such as `576`; empty if there is none.
    public static Optional<Model> named(String name) {
      return Arrays.stream(values()).filter(model -> model.keyword().equals(name)).findFirst();
    }

    /// Its name in addresses.
    public String keyword() {
      return Integer.toString(dots);
    }

    int dots() {
      return dots;
    }
  }

  /// What comes after each label.
  public enum Ending {
    /// The cutter.
    CUT,
    /// A hand that tears it off at the bar.
    TEAR_OFF,
    /// The next of a roll of labels with gaps or marks, whose layout the printer knows.
    NEXT_LABEL
  }

  public EscPos(Model model, Ending ending) {
    this.model = model;
    this.ending = ending;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "escpos", Evidence.COMPLETION, Coding.BINARY, Questions.ALWAYS, model.dots(), model.dpi);
  }

  @Override
  public byte[] print(Label label) {
    return joined(settings(label), rows(label), end());
  }

  /// `ESC @` initialize, `GS P` motion units of one dot, `GS L` left margin.
  @Override
  public byte[] settings(Label label) {
    return joined(
        bytes(ESC, '@', GS, 'P', model.dpi, model.dpi),
        RasterBands.leftMargin(RasterBands.origin(label, model.dots())));
  }

  @Override
  public byte[] load(Label label, String ticket) {
    return none();
  }

  @Override
  public byte[] askLoaded(String ticket) {
    return none();
  }

  @Override
  public Optional<Boolean> loaded(String answer, String ticket) {
    return Optional.empty();
  }

  /// `GS ( H`, function 48: the ticket comes back once all before it was printed.
  ///
  /// @throws IllegalArgumentException if the label is wider than the head
  @Override
  public byte[] release(Label label, String ticket) {
    return joined(
        rows(label),
        end(),
        bytes(GS, '(', 'H', 6, 0, '0', '0'),
        ticket.getBytes(StandardCharsets.US_ASCII));
  }

  /// The "process ID response", from header to NUL.
  @Override
  public Optional<Progress> progress(String heard, String ticket) {
    return heard.contains("7\"" + ticket + "\0")
        ? Optional.of(new Progress.Done())
        : Optional.empty();
  }

  /// `DLE EOT` 1 to 4, real-time status: printer, cause of offline, cause of error, paper.
  @Override
  public byte[] askStatus() {
    return bytes(DLE, EOT, 1, DLE, EOT, 2, DLE, EOT, 3, DLE, EOT, 4);
  }

  /// A byte for each, in their order; fixed bits tell them from other answers.
  @Override
  public Optional<PrinterStatus> status(String answer) {
    StringBuilder answers = new StringBuilder();
    answer.chars().filter(b -> (b & 0x93) == 0x12).forEach(b -> answers.append((char) b));
    return answers.length() < STATUS_BYTES
        ? Optional.empty()
        : Optional.of(statusOf(answers.substring(0, STATUS_BYTES)));
  }

  private static PrinterStatus statusOf(String answers) {
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    FAULTS.stream().filter(bits -> bits.in(answers)).forEach(bits -> reasons.add(bits.reason()));
    boolean hot = HOT.in(answers);
    if (reasons.isEmpty() && !hot && OFFLINE.in(answers)) {
      reasons.add(OFFLINE.reason());
    }
    State state = !reasons.isEmpty() ? State.STOPPED : hot ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  /// `DLE DC4`, function 8, clear buffers, also of a picture that was cut off. The printer wants a
  /// pause behind it, which are bytes that it ignores.
  @Override
  public byte[] clear() {
    return joined(bytes(DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8), new byte[32]);
  }

  /// `GS v 0` raster bit image and `ESC J` print and feed, in [RasterBands].
  private byte[] rows(Label label) {
    if (label.width() > model.dots()) {
      throw new IllegalArgumentException(
          "%d dots do not go under a head of %d".formatted(label.width(), model.dots()));
    }
    return new RasterBands(label, model.dots()).bytes();
  }

  /// `GS V` function B, feed to the cutter and cut; `ESC J`; or `FS ( L` function 67, feed to the
  /// next print starting position.
  private byte[] end() {
    return switch (ending) {
      case CUT -> bytes(GS, 'V', 'B', 0);
      case TEAR_OFF -> RasterBands.feed((int) (TO_THE_BAR_INCHES * model.dpi));
      case NEXT_LABEL -> bytes(FS, '(', 'L', 2, 0, 'C', '0');
    };
  }

  /// `GS I` 68, transmit printer ID: the serial number, as text between `_` and NUL.
  @Override
  public byte[] askSerialNumber() {
    return bytes(GS, 'I', 'D');
  }

  @Override
  public Optional<String> serialNumber(String answer) {
    Matcher number = INFORMATION.matcher(answer);
    return number.find() ? Optional.of(number.group(1).trim()) : Optional.empty();
  }
}
