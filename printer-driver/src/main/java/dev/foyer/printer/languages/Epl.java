package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Wire.ascii;

import dev.foyer.printer.Capabilities;
import dev.foyer.printer.Capabilities.Coding;
import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.Capabilities.Questions;
import dev.foyer.printer.Label;
import dev.foyer.printer.LoadingLanguage;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Tiles.Box;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// EPL2 in page mode, as the "EPL2 Programmer's Manual" (Zebra, 980352-001) and the "EPL
/// Programming Guide" (Zebra, 14245L-003) describe it; the commands are named where they are
/// written. What the printers report of errors is set out in most detail in the manual of an
/// emulation, "ESim for the PC4" (Intermec, appendix A).
public final class Epl implements LoadingLanguage {
  /// A box of the picture has no more bytes, so that as many get a printer out of the middle of it.
  private static final int MOST = 1_024;

  /// `GW` and the comment around the dots of a box.
  private static final int OVERHEAD = 38;

  /// A comment, and without its first character an error; with an end of line to spare, as a
  /// comment without one would swallow the next box.
  private static final String SENTINEL = ";AAAAAAAAAAAA\r\n\r\n";

  private static final double MM_AN_INCH = 25.4;
  private static final char ACK = '\u0006';
  private static final Pattern NEWS = Pattern.compile("\u0015(\\d\\d)|(?<!\\d)(62)\r\n");
  private static final Pattern REPORT = Pattern.compile("(?<![\\d\u0015])(\\d\\d(?:,\\d\\d)*)\r\n");

  /// What is wrong with what was sent rather than with the printer; `N` makes up for it.
  private static final Set<String> DAMAGED =
      Set.of("01", "02", "03", "04", "05", "06", "08", "09", "10", "13", "14");

  /// Four inches at 300 dots.
  private static final Capabilities CAPABILITIES =
      new Capabilities("epl", Evidence.COMPLETION, Coding.BINARY, Questions.ALWAYS, 1_280, 203);

  private final Media media;

  /// `^` begins the immediate commands: no picture is sent with their two first bytes next to each
  /// other, whether a printer would catch them there or not.
  private static final Tiles.Pairs OBEYED =
      new Tiles.Pairs() {
        @Override
        public boolean unwanted(int first, int second) {
          int next = second ^ 0xff;
          return (first ^ 0xff) == '^' && (next == '@' || next == 'e' || next == 'd');
        }

        @Override
        public boolean last(int value) {
          return (value ^ 0xff) == '\n';
        }
      };

  /// Labels with gaps.
  public Epl() {
    this(Media.GAPS);
  }

  public Epl(Media media) {
    this.media = media;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /// `N` clears the image buffer, `GW` draws into it, `P` prints it.
  @Override
  public byte[] print(Label label) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(settings(label));
    out.writeBytes(load(label, ""));
    out.writeBytes(ascii("P1\r\n"));
    return out.toByteArray();
  }

  /// `N`, and `GW` for each box with ink. Directly behind its last byte comes a comment (`;`): if
  /// bytes of the box were lost, the comment lacks its beginning and is an error, which the printer
  /// keeps until the next `N` and for which it refuses `P`.
  ///
  /// What cannot be noticed is a digit lost from the place of a box, which is then drawn elsewhere,
  /// a changed byte, a loss of just the length of the comment, and a loss of three and more bytes
  /// that begins in the comment: what is left of that goes on to the next end of a line.
  @Override
  public byte[] load(Label label, String ticket) {
    Tiles tiles = new Tiles(label);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("\r\nN\r\n"));
    for (Box box : tiles.inked(OVERHEAD, MOST)) {
      for (Box part : tiles.parted(box, OBEYED)) {
        out.writeBytes(graphic(part, tiles.dots(part)));
        out.writeBytes(ascii(SENTINEL));
      }
    }
    return out.toByteArray();
  }

  /// `eR` plain error reports, `ZT` from the top, `R` reference point, and behind it, because it
  /// takes the place of that, `q` width (of whole bytes: an object may not reach over the border),
  /// `Q` length and gap.
  @Override
  public byte[] settings(Label label) {
    long gap = media.gap() * Math.round(label.dpi() / MM_AN_INCH);
    return ascii(
        "\r\neR!,0\r\nZT\r\nR0,0\r\nq%d\r\nQ%d,%d\r\n"
            .formatted(label.stride() * 8, label.height(), gap));
  }

  /// `US`, reports of errors and of each `P` that is done, which is acknowledged in its turn ("ESim
  /// for the PC4", appendix A, examples), and `^ee`, which is not answered within a picture, and
  /// names errors of what was sent before it.
  @Override
  public byte[] askLoaded(String ticket) {
    return ascii("US\r\n^ee\r\n");
  }

  @Override
  public Optional<Boolean> loaded(String answer, String ticket) {
    return report(answer).map(codes -> codes.stream().noneMatch(DAMAGED::contains));
  }

  /// The report behind the acknowledgement: one before it, as an answer that is given again, is of
  /// another question. Nor can that acknowledgement pass for the label's then.
  @Override
  public Optional<Boolean> loaded(String heard, String answer, String ticket) {
    int acknowledged = heard.lastIndexOf(ACK);
    return acknowledged < 0 ? Optional.empty() : loaded(heard.substring(acknowledged + 1), ticket);
  }

  /// The manuals of EPL2 itself do not promise that `US` is acknowledged.
  @Override
  public Optional<Boolean> loadedInSilence(String heard, String ticket) {
    return loaded(heard, ticket);
  }

  /// `P`, one label.
  @Override
  public byte[] release(Label label, String ticket) {
    return ascii("P1\r\n");
  }

  /// After `US`, ACK when a `P` is done, NAK and two digits for an error. The manuals do not say in
  /// so many words that ACK comes after the paper; but a `P` that stops for want of paper is
  /// answered by NAK with the number of labels that remain, so its answer comes at its end.
  @Override
  public Optional<Progress> progress(String heard, String ticket) {
    if (heard.indexOf(ACK) >= 0) {
      return Optional.of(new Progress.Done());
    }
    Optional<Progress> last = Optional.empty();
    Matcher news = NEWS.matcher(heard);
    while (news.find()) {
      String code = news.group(1) == null ? "62" : news.group(1);
      last =
          Optional.of(
              code.equals("62")
                  ? new Progress.Held()
                  : new Progress.Failed(Set.of(reason(code).orElse(StateReason.TRANSFER_DAMAGED))));
    }
    return last;
  }

  /// `^ee`, immediate error report.
  @Override
  public byte[] askStatus() {
    return ascii("^ee\r\n");
  }

  /// Codes of two digits; 00 if there is none. A hot head (62) rests and goes on.
  @Override
  public Optional<PrinterStatus> status(String answer) {
    return report(answer).map(Epl::status);
  }

  private static PrinterStatus status(List<String> codes) {
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    codes.forEach(code -> reason(code).ifPresent(reasons::add));
    boolean busy = codes.contains("62") || codes.contains("50");
    State state = !reasons.isEmpty() ? State.STOPPED : busy ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  private static Optional<StateReason> reason(String code) {
    return switch (code) {
      case "00", "50", "62" -> Optional.empty();
      case "07" -> Optional.of(StateReason.MEDIA_EMPTY);
      case "11" -> Optional.of(StateReason.COVER_OPEN);
      case "12", "92" -> Optional.of(StateReason.PAUSED);
      case "81" -> Optional.of(StateReason.MEDIA_JAM);
      default -> DAMAGED.contains(code) ? Optional.empty() : Optional.of(StateReason.OTHER);
    };
  }

  /// `^ee` behind as many ends of lines as get a printer out of the middle of a picture.
  @Override
  public byte[] askFaults() {
    return ascii("\r\n".repeat(MOST / 2 + 1) + "^ee\r\n");
  }

  @Override
  public Optional<PrinterStatus> faults(String answer) {
    return status(answer);
  }

  /// `^@`, resets the printer, which nothing less does to a label that a fault holds up; twice,
  /// with the rest of a picture between them that the first may have fallen into.
  @Override
  public byte[] clear() {
    return ascii("^@\r\n" + "\r\n".repeat(MOST / 2 + 1) + "^@\r\n");
  }

  /// A reset is like switching off and on.
  @Override
  public Duration rest() {
    return Duration.ofSeconds(2);
  }

  private static Optional<List<String>> report(String answer) {
    Optional<List<String>> last = Optional.empty();
    Matcher codes = REPORT.matcher(answer);
    while (codes.find()) {
      last = Optional.of(List.of(codes.group(1).split(",", -1)));
    }
    return last;
  }

  /// `GW`, direct graphic write: a bit that is set is white.
  private static byte[] graphic(Box box, byte[] dots) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ascii("GW%d,%d,%d,%d,".formatted(box.column() * 8, box.top(), box.stride(), box.height())));
    for (byte eight : dots) {
      out.write(~eight);
    }
    return out.toByteArray();
  }
}
