package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Wire.ascii;

import dev.foyer.printer.Capabilities;
import dev.foyer.printer.Capabilities.Coding;
import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.Capabilities.Questions;
import dev.foyer.printer.KeptFormats;
import dev.foyer.printer.Label;
import dev.foyer.printer.LabelCount;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.StoringLanguage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ZPL II, as the "ZPL II Programming Guide" (Zebra, P1099958) describes it; the commands are named
/// where they are written.
public final class Zpl implements StoringLanguage {
  private static final Pattern COUNTER = Pattern.compile("\"(\\d{1,18}|\\?)\"");
  private static final Pattern NUMBER = Pattern.compile("\"([A-Za-z0-9-]{4,40})\"");
  private static final Pattern STORED = Pattern.compile("([A-Z0-9]{1,8}) *\\.GRF *(\\d{0,9})");
  private static final Pattern FORMAT = Pattern.compile("([A-Z0-9]{1,8}) *\\.ZPL");
  private static final Pattern INVISIBLE = Pattern.compile("[^!-~]");
  private static final Pattern ERRORS =
      Pattern.compile("ERRORS:\\s+([01])\\s+([0-9A-F]{8})\\s+([0-9A-F]{8})\\s");
  private static final int STATUS_LINES = 3;

  /// The widest heads of Zebra's printers have 168 mm at 300 dots an inch.
  private static final Capabilities CAPABILITIES =
      new Capabilities("zpl", Evidence.COUNTER, Coding.TEXT, Questions.ALWAYS, 2_048, 203);

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /// `^GF` with the compressed form of its data (`:Z64:`, "ZB64 Encoding and Compression").
  @Override
  public byte[] print(Label label) {
    int bytes = label.stride() * label.height();
    return ascii(
        "^XA%s^FO0,0^GFA,%d,%d,%d,%s^FS^PQ1^XZ\r\n"
            .formatted(settingsOf(label), bytes, bytes, label.stride(), Z64.of(label.rows())));
  }

  /// `~DG` to the printer's RAM (`R:`).
  @Override
  public byte[] store(String name, Label label) {
    int bytes = label.stride() * label.height();
    return ascii(
        "~DGR:%s.GRF,%d,%d,%s\r\n".formatted(name, bytes, label.stride(), Z64.of(label.rows())));
  }

  /// `^PW` width, `^LL` length, `^LH` home, `^PO` orientation, `^LR` reverse, `^CI` encoding,
  /// `^JZN` so that a label stopped by a fault does not come out by itself once the fault is
  /// mended. An empty format that sets them feeds no label.
  @Override
  public byte[] settings(Label label) {
    return ascii("^XA" + settingsOf(label) + "^XZ\r\n");
  }

  /// `^HW`, the directory of the RAM.
  @Override
  public byte[] askStored() {
    return ascii("^XA^HWR:*.GRF^XZ\r\n");
  }

  @Override
  public Optional<Map<String, Integer>> stored(String answer) {
    if (!answer.contains("bytes free")) {
      return Optional.empty();
    }
    Map<String, Integer> sizes = new HashMap<>();
    Matcher found = STORED.matcher(answer);
    while (found.find()) {
      sizes.put(found.group(1), number(found.group(2)));
    }
    return Optional.of(sizes);
  }

  private static Set<String> formatNames(String directory) {
    Set<String> names = new HashSet<>();
    Matcher found = FORMAT.matcher(directory);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  /// `^XG`, recalls stored graphics: 45 bytes for art and fields.
  @Override
  public byte[] release(List<String> names) {
    StringBuilder format = new StringBuilder("^XA");
    for (String name : names) {
      format.append("^FO0,0^XGR:").append(name).append("^FS");
    }
    return ascii(format.append("^XZ\n").toString());
  }

  /// `^ID`, deletes objects.
  @Override
  public byte[] forget(String name) {
    return ascii("^XA^IDR:" + name + ".GRF^FS^XZ\r\n");
  }

  /// `^LL` stands before the first `^FS`: behind it, it would hold for the next label only.
  @Override
  public String format(Label like, List<String> pictures) {
    StringBuilder format = new StringBuilder(settingsOf(like));
    for (String picture : pictures) {
      format.append("^FO0,0^XGR:").append(picture).append(".GRF,1,1^FS");
    }
    return format.toString();
  }

  /// `^DF`, "saves ZPL II format commands as text strings"; such a format does not print.
  @Override
  public byte[] keep(String name, String format) {
    return ascii("^XA^DFR:" + name + ".ZPL^FS" + format + "^XZ\r\n");
  }

  /// `^HF`, "sends an object of ZPL format instructions to the host", and `^HW` behind them: all
  /// are answered in their turn.
  @Override
  public byte[] askFormats(List<String> names) {
    StringBuilder question = new StringBuilder();
    for (String name : names) {
      question.append("^XA^HFR:").append(name).append(".ZPL^FS^XZ");
    }
    return ascii(question.append("^XA^HWR:*.ZPL^FS^XZ\r\n").toString());
  }

  /// What `^HF` sends ends in `^XZ` (the guide's sample "Recall Program" reads to there); of what
  /// stands before a format's own commands nothing is assumed, nor of line ends within.
  @Override
  public Optional<KeptFormats> formats(String answer) {
    int directory = answer.lastIndexOf("DIR");
    if (directory < 0 || answer.indexOf("bytes free", directory) < 0) {
      return Optional.empty();
    }
    String texts = INVISIBLE.matcher(answer.substring(0, directory)).replaceAll("");
    List<String> shown = new ArrayList<>(List.of(texts.split("\\^XZ", -1)));
    shown.removeLast();
    return Optional.of(new KeptFormats(formatNames(answer.substring(directory)), shown));
  }

  /// `^XF`, recalls a stored format: 27 bytes, 28 ms at 9600 baud. No byte lost from them makes
  /// another label: what is recalled is all of it or, by another name, nothing.
  @Override
  public byte[] releaseBy(String name) {
    return ascii("^XA^XFR:" + name + ".ZPL^FS^XZ\n");
  }

  @Override
  public byte[] forgetFormat(String name) {
    return ascii("^XA^IDR:" + name + ".ZPL^FS^XZ\r\n");
  }

  /// `~HS`, host status return.
  @Override
  public byte[] askStatus() {
    return ascii("~HS\r\n");
  }

  /// Three strings between STX and ETX, parsed by their commas: firmwares differ in the widths.
  @Override
  public Optional<PrinterStatus> status(String answer) {
    List<String[]> strings = new ArrayList<>();
    int from = 0;
    while (true) {
      int start = answer.indexOf('\u0002', from);
      int end = answer.indexOf('\u0003', Math.max(start, 0));
      if (start < 0 || end < 0) {
        break;
      }
      strings.add(answer.substring(start + 1, end).trim().split(",", -1));
      from = end + 1;
    }
    if (strings.size() < STATUS_LINES) {
      return Optional.empty();
    }
    List<String[]> last = strings.subList(strings.size() - STATUS_LINES, strings.size());
    return last.get(0).length < 9 || last.get(1).length < 9
        ? Optional.empty()
        : Optional.of(status(last.get(0), last.get(1)));
  }

  private static PrinterStatus status(String[] first, String[] second) {
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    addIf(reasons, number(first[1]), StateReason.MEDIA_EMPTY);
    addIf(reasons, number(second[2]), StateReason.COVER_OPEN);
    addIf(reasons, number(second[3]), StateReason.MARKER_SUPPLY_EMPTY);
    addIf(reasons, number(first[2]), StateReason.PAUSED);
    boolean busy = number(first[4]) > 0 || number(second[8]) > 0;
    State state = !reasons.isEmpty() ? State.STOPPED : busy ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  /// `~HQES`, host query for errors: some firmwares are silent to `~HS` while paper or ribbon is
  /// out or the head is open.
  @Override
  public byte[] askFaults() {
    return ascii("~HQES\r\n");
  }

  /// `ERRORS:` with a flag and 16 hexadecimal digits of bits, the lowest last.
  @Override
  public Optional<PrinterStatus> faults(String answer) {
    Matcher errors = ERRORS.matcher(answer);
    if (!errors.find()) {
      return Optional.empty();
    }
    long bits = Long.parseLong(errors.group(3), 16);
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    addIf(reasons, bits & 0x1, StateReason.MEDIA_EMPTY);
    addIf(reasons, bits & 0x2, StateReason.MARKER_SUPPLY_EMPTY);
    addIf(reasons, bits & 0x4, StateReason.COVER_OPEN);
    addIf(reasons, bits & 0x8000, StateReason.MEDIA_JAM);
    addIf(reasons, bits & 0x10000, StateReason.PAUSED);
    if (errors.group(1).equals("1") && reasons.isEmpty()) {
      reasons.add(StateReason.OTHER);
    }
    return Optional.of(new PrinterStatus(reasons.isEmpty() ? State.IDLE : State.STOPPED, reasons));
  }

  /// `! U1 getvar`, Set-Get-Do: `odometer.total_label_count` counts labels and is never reset.
  @Override
  public byte[] askCounter() {
    return ascii("! U1 getvar \"odometer.total_label_count\"\r\n");
  }

  /// A number in quotes; `"?"` from a firmware that has no such variable.
  @Override
  public Optional<LabelCount> counter(String answer) {
    Matcher count = COUNTER.matcher(answer);
    Optional<LabelCount> last = Optional.empty();
    while (count.find()) {
      String value = count.group(1);
      last =
          Optional.of(value.equals("?") ? LabelCount.NONE : new LabelCount(Long.parseLong(value)));
    }
    return last;
  }

  /// `! U1 getvar`: `device.unique_id` is the serial number. The line end in front ends whatever an
  /// earlier question may have begun.
  @Override
  public byte[] askSerialNumber() {
    return ascii("\r\n! U1 getvar \"device.unique_id\"\r\n");
  }

  @Override
  public Optional<String> serialNumber(String answer) {
    Matcher number = NUMBER.matcher(answer);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /// `~JA`, cancels all formats in the buffer.
  @Override
  public byte[] clear() {
    return ascii("~JA\r\n");
  }

  private static String settingsOf(Label label) {
    return "^PW%d^LL%d^LH0,0^PON^LRN^CI28^JZN".formatted(label.width(), label.height());
  }

  private static void addIf(Set<StateReason> reasons, long flag, StateReason reason) {
    if (flag != 0) {
      reasons.add(reason);
    }
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits.trim());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
