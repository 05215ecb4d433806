package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Wire.ascii;

import dev.foyer.printer.Capabilities;
import dev.foyer.printer.Capabilities.Coding;
import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.Capabilities.Questions;
import dev.foyer.printer.Label;
import dev.foyer.printer.LabelCount;
import dev.foyer.printer.LoadingLanguage;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Tiles.Box;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TSPL and TSPL2, as the "TSPL/TSPL2 Programming Manual" (TSC Auto ID) describes them; the
/// commands are named where they are written.
///
/// Immediate commands begin with `ESC !` and are caught wherever they come, which may be within a
/// picture (the manual has `ESC ! D` to switch that off for binary data): no picture is sent with
/// these two bytes next to each other.
public final class Tspl implements LoadingLanguage {
  /// A box of the picture has no more bytes, so that as many get a printer out of the middle of it.
  private static final int MOST = 1_024;

  /// `BITMAP` and `OUT` around the dots of a box.
  private static final int OVERHEAD = 42;

  /// Single white bytes in front, which tell how the printer goes on behind a picture.
  private static final int PROBES = 3;

  private static final Box PROBE = new Box(0, 0, 1, 1);
  private static final double MM_AN_INCH = 25.4;
  private static final Pattern COUNTER = Pattern.compile("#[^;#]*?(\\d{1,18})?\\s*;");
  private static final Pattern NUMBER = Pattern.compile("#\\s*([A-Za-z0-9-]+)\\s*;");
  private static final Pattern FAULTS =
      Pattern.compile("\u0002([@-\u007f])([@-\u007f])([@-\u007f])([@-\u007f])\u0003");

  /// The widest printer with it (TSC's TTP-384) has 219 mm at 300 dots an inch.
  private static final int WIDEST = 2_592;

  private final Dialect dialect;
  private final Media media;

  /// What a printer understands.
  public enum Dialect {
    /// TSPL2: it answers `OUT` and counts its labels.
    TSPL2("tspl", Evidence.COUNTER),
    /// Older printers and many copies of them: only their status can be asked for.
    TSPL1("tspl1", Evidence.BUSY_THEN_IDLE);

    private final String keyword;
    private final Evidence evidence;

    Dialect(String keyword, Evidence evidence) {
      this.keyword = keyword;
      this.evidence = evidence;
    }
  }

  /// A byte that would be caught behind another, in pictures as they are sent; and the ends of a
  /// line, behind which a printer that misread the size of a box could be in step again by chance.
  private static final Tiles.Pairs OBEYED =
      new Tiles.Pairs() {
        @Override
        public boolean unwanted(int first, int second) {
          int lead = first ^ 0xff;
          return (lead == 0x1b || lead == '~') && (second ^ 0xff) == '!';
        }

        @Override
        public boolean last(int value) {
          int sent = value ^ 0xff;
          return sent == '\r' || sent == '\n';
        }
      };

  /// TSPL2, labels with gaps.
  public Tspl() {
    this(Dialect.TSPL2, Media.GAPS);
  }

  public Tspl(Dialect dialect, Media media) {
    this.dialect = dialect;
    this.media = media;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        dialect.keyword, dialect.evidence, Coding.BINARY, Questions.ALWAYS, WIDEST, 203);
  }

  /// `CLS` clears the image buffer, `BITMAP` draws into it, `PRINT` prints it.
  @Override
  public byte[] print(Label label) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(settings(label));
    out.writeBytes(loaded(label, List.of(), ""));
    out.writeBytes(ascii("PRINT 1\r\n"));
    return out.toByteArray();
  }

  /// `BITMAP` in overwrite mode for each box with ink, and directly behind its last byte an `OUT`
  /// of its number: if bytes of the box were lost, it lacks its first ones and is not answered. A
  /// printer that passes over what follows a picture in its line answers none of them, neither
  /// those of the probes in front: then only a loss that swallows the next line is noticed.
  ///
  /// What cannot be noticed is a digit lost from the place of a box, which is then drawn elsewhere,
  /// and a changed byte.
  @Override
  public byte[] load(Label label, String ticket) {
    return dialect == Dialect.TSPL1
        ? loaded(label, List.of(), "")
        : loaded(label, Collections.nCopies(PROBES, PROBE), ticket);
  }

  /// `SIZE` in millimetres of 8, 12 or 24 dots (the manual's "Document Conventions"), `GAP` between
  /// labels, `DIRECTION` (not turned, not mirrored), `REFERENCE` point, `SET PRINTKEY` so that no
  /// label waits for a key, `SET REPRINT` so that a label stopped by a fault does not come out by
  /// itself once the fault is mended.
  @Override
  public byte[] settings(Label label) {
    return ascii(
        """
        SIZE %s mm,%s mm\r
        GAP %d mm,0 mm\r
        DIRECTION 0,0\r
        REFERENCE 0,0\r
        SET PRINTKEY OFF\r
        SET REPRINT OFF\r
        """
            .formatted(
                millimetres(label.width(), label.dpi()),
                millimetres(label.height(), label.dpi()),
                media.gap()));
  }

  /// `OUT`, sends data to the host, in its turn.
  @Override
  public byte[] askLoaded(String ticket) {
    return dialect == Dialect.TSPL1 ? new byte[0] : out("\"" + ticket + ";\"");
  }

  @Override
  public Optional<Boolean> loaded(String heard, String answer, String ticket) {
    return loaded(heard, ticket);
  }

  @Override
  public Optional<Boolean> loaded(String heard, String ticket) {
    if (!heard.contains(ticket + ";")) {
      return Optional.empty();
    }
    Set<String> numbers = new HashSet<>();
    Set<Integer> totals = new HashSet<>();
    Matcher number = Pattern.compile(ticket + "(\\d{1,5})/(\\d{1,5})").matcher(heard);
    while (number.find()) {
      numbers.add(number.group(1));
      totals.add(Integer.valueOf(number.group(2)));
    }
    return Optional.of(numbers.isEmpty() || totals.equals(Set.of(numbers.size())));
  }

  /// `PRINT`, one set. With a number of copies behind it, a lost comma would make it eleven.
  @Override
  public byte[] release(Label label, String ticket) {
    return ascii("PRINT 1\r\n");
  }

  /// None: the counter tells, or the status.
  @Override
  public Optional<Progress> progress(String heard, String ticket) {
    return Optional.empty();
  }

  /// `ESC ! ?`, at any time, even in a fault; without an end of line.
  @Override
  public byte[] askStatus() {
    return ascii("\u001b!?");
  }

  /// One byte of bits. What is left of an answer to `OUT` may stand around it: letters are passed
  /// over, as are CR and LF, which as bits would be ribbon out together with other faults.
  @Override
  public Optional<PrinterStatus> status(String answer) {
    for (int i = answer.length() - 1; i >= 0; i--) {
      int bits = answer.charAt(i);
      boolean line = bits == '\r' || bits == '\n';
      if (!line && (bits <= 0x20 || bits >= 0x80)) {
        return Optional.of(status(bits));
      }
    }
    return Optional.empty();
  }

  private static PrinterStatus status(int bits) {
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    addIf(reasons, bits & 0x01, StateReason.COVER_OPEN);
    addIf(reasons, bits & 0x02, StateReason.MEDIA_JAM);
    addIf(reasons, bits & 0x04, StateReason.MEDIA_EMPTY);
    addIf(reasons, bits & 0x08, StateReason.MARKER_SUPPLY_EMPTY);
    addIf(reasons, bits & 0x10, StateReason.PAUSED);
    addIf(reasons, bits & 0xc0, StateReason.OTHER);
    return status(reasons, (bits & 0x20) != 0);
  }

  /// `ESC ! S`, at any time, from firmware 6.29 on.
  @Override
  public byte[] askFaults() {
    return dialect == Dialect.TSPL1 ? new byte[0] : ascii("\u001b!S");
  }

  /// Four characters between STX and ETX: what it does, warnings, and twice errors. A hot head or
  /// motor rests and goes on by itself.
  @Override
  public Optional<PrinterStatus> faults(String answer) {
    Matcher whole = FAULTS.matcher(answer);
    Optional<PrinterStatus> last = Optional.empty();
    while (whole.find()) {
      last = Optional.of(faults(whole));
    }
    return last;
  }

  private static PrinterStatus faults(Matcher whole) {
    char message = whole.group(1).charAt(0);
    int machine = whole.group(3).charAt(0);
    int paper = whole.group(4).charAt(0);
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    addIf(reasons, machine & 0x08, StateReason.MEDIA_JAM);
    addIf(reasons, machine & 0x14, StateReason.OTHER);
    addIf(reasons, paper & 0x01, StateReason.MEDIA_EMPTY);
    addIf(reasons, paper & 0x0a, StateReason.MEDIA_JAM);
    addIf(reasons, paper & 0x04, StateReason.MARKER_SUPPLY_EMPTY);
    addIf(reasons, paper & 0x20, StateReason.COVER_OPEN);
    boolean hot = (machine & 0x03) != 0;
    if (message == '`' || message == 'K') {
      reasons.add(StateReason.PAUSED);
    } else if (message == 'E' && reasons.isEmpty() && !hot) {
      reasons.add(StateReason.OTHER);
    }
    return status(reasons, message != '@');
  }

  private static PrinterStatus status(Set<StateReason> reasons, boolean busy) {
    State state = !reasons.isEmpty() ? State.STOPPED : busy ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  /// `OUT _SERIAL$`: the printer's variable that holds its serial number.
  @Override
  public byte[] askSerialNumber() {
    return dialect == Dialect.TSPL1
        ? new byte[0]
        : ascii("\r\nOUT \"#\"\r\nOUT _SERIAL$\r\nOUT \";\"\r\n");
  }

  @Override
  public Optional<String> serialNumber(String answer) {
    Matcher number = NUMBER.matcher(answer);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /// `OUT @LABEL`: the printer's variable that counts labels and outlives a loss of power.
  @Override
  public byte[] askCounter() {
    return dialect == Dialect.TSPL1
        ? new byte[0]
        : ascii("OUT \"#\"\r\nOUT @LABEL\r\nOUT \";\"\r\n");
  }

  /// A number between `#` and `;`; nothing between them from a printer without the variable.
  @Override
  public Optional<LabelCount> counter(String answer) {
    Matcher count = COUNTER.matcher(answer);
    Optional<LabelCount> last = Optional.empty();
    while (count.find()) {
      String value = count.group(1);
      last = Optional.of(value == null ? LabelCount.NONE : new LabelCount(Long.parseLong(value)));
    }
    return last;
  }

  /// `ESC ! .` cancels all that is to be printed, `CLS` clears the image buffer; joined to the
  /// beginning of a line that was cut off it makes nonsense of it. Between them as many bytes as
  /// end the box of a picture that was cut off, in which the printer may not have caught the first
  /// `ESC`; otherwise they are empty lines.
  @Override
  public byte[] clear() {
    String cancel = "\u001b!.CLS\r\n";
    return ascii(cancel + "\r\n".repeat(MOST / 2 + 1) + cancel);
  }

  /// @param ahead boxes in front of those with ink
  /// @param ticket what the boxes are numbered with; empty if they are not
  private static byte[] loaded(Label label, List<Box> ahead, String ticket) {
    Tiles tiles = new Tiles(label);
    List<Box> boxes = new ArrayList<>(ahead);
    tiles.inked(OVERHEAD, MOST).forEach(box -> boxes.addAll(tiles.parted(box, OBEYED)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("CLS\r\n"));
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      out.writeBytes(bitmap(box, tiles.dots(box)));
      out.writeBytes(
          ticket.isEmpty()
              ? ascii("\r\n")
              : out("\"%s%d/%d\"".formatted(ticket, i + 1, boxes.size())));
    }
    return out.toByteArray();
  }

  /// `BITMAP`: a bit that is set is white.
  private static byte[] bitmap(Box box, byte[] dots) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ascii(
            "BITMAP %d,%d,%d,%d,0,"
                .formatted(box.column() * 8, box.top(), box.stride(), box.height())));
    for (byte eight : dots) {
      out.write(~eight);
    }
    return out.toByteArray();
  }

  private static byte[] out(String expression) {
    return ascii("OUT " + expression + "\r\n");
  }

  /// Rounded up, so that the printer finds as many dots in it.
  private static String millimetres(int dots, int dpi) {
    long dotsAMillimetre = Math.max(1, Math.round(dpi / MM_AN_INCH));
    return String.format(Locale.ROOT, "%.2f", Math.ceil(dots * 100.0 / dotsAMillimetre) / 100);
  }

  private static void addIf(Set<StateReason> reasons, int flag, StateReason reason) {
    if (flag != 0) {
      reasons.add(reason);
    }
  }
}
