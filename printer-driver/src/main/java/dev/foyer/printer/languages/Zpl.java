package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/// ZPL II, as the "ZPL II Programming Guide" (Zebra, P1099958) describes it; the commands are named
/// where they are written.
public final class Zpl implements PrinterLanguage {
  private static final Pattern COUNTER = Pattern.compile("\"(\\d{1,18})\"");
  private static final int STATUS_LINES = 3;

  /// `^GF` with the compressed form of its data (`:Z64:`, "ZB64 Encoding and Compression").
  @Override
  public byte[] print(Label label) {
    int bytes = label.stride() * label.height();
    return ascii(
        "^XA%s^FO0,0^GFA,%d,%d,%d,%s^FS^PQ1^XZ\r\n"
            .formatted(settings(label), bytes, bytes, label.stride(), z64(label.rows())));
  }

  /// `~DG` to the printer's RAM (`R:`).
  @Override
  public byte[] store(String name, Label label) {
    int bytes = label.stride() * label.height();
    return ascii(
        "~DGR:%s.GRF,%d,%d,%s\r\n".formatted(name, bytes, label.stride(), z64(label.rows())));
  }

  /// `^PW` width, `^LL` length, `^LH` home, `^PO` orientation, `^LR` reverse, `^CI` encoding: an
  /// empty format that sets them feeds no label.
  @Override
  public byte[] prepare(Label label) {
    return ascii("^XA" + settings(label) + "^XZ\r\n");
  }

  /// `^HW`, the directory of the RAM.
  @Override
  public byte[] askStored() {
    return ascii("^XA^HWR:*.GRF^XZ\r\n");
  }

  @Override
  public Optional<Boolean> hasStored(String answer, String name) {
    return answer.indexOf('\u0003') < 0 && !answer.contains("bytes free")
        ? Optional.empty()
        : Optional.of(answer.contains(name + ".GRF"));
  }

  /// `^XG`, recalls stored graphics; 46 bytes for two, 48 ms at 9600 baud.
  @Override
  public byte[] release(String... names) {
    StringBuilder format = new StringBuilder("^XA");
    for (String name : names) {
      format.append("^FO0,0^XGR:").append(name).append("^FS");
    }
    return ascii(format.append("^XZ\n").toString());
  }

  /// `^ID`, deletes an object.
  @Override
  public byte[] forget(String name) {
    return ascii("^XA^IDR:" + name + ".GRF^FS^XZ\r\n");
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
    add(reasons, first[1], StateReason.MEDIA_EMPTY);
    add(reasons, second[2], StateReason.COVER_OPEN);
    add(reasons, second[3], StateReason.MARKER_SUPPLY_EMPTY);
    add(reasons, first[2], StateReason.PAUSED);
    boolean busy = number(first[4]) > 0 || number(second[8]) > 0;
    State state = !reasons.isEmpty() ? State.STOPPED : busy ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  /// `! U1 getvar`, Set-Get-Do: `odometer.total_label_count` counts labels and is never reset.
  @Override
  public byte[] askCounter() {
    return ascii("! U1 getvar \"odometer.total_label_count\"\r\n");
  }

  @Override
  public OptionalLong counter(String answer) {
    Matcher count = COUNTER.matcher(answer);
    OptionalLong last = OptionalLong.empty();
    while (count.find()) {
      last = OptionalLong.of(Long.parseLong(count.group(1)));
    }
    return last;
  }

  /// `~JA`, cancels all formats in the buffer.
  @Override
  public byte[] clear() {
    return ascii("~JA\r\n");
  }

  private static String settings(Label label) {
    return "^PW%d^LL%d^LH0,0^PON^LRN^CI28".formatted(label.width(), label.height());
  }

  /// `:Z64:` data: zlib (RFC 1950), base 64 (RFC 4648), and the CRC of the base 64 text.
  static String z64(byte[] rows) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(rows);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    String text = Base64.getEncoder().encodeToString(out.toByteArray());
    return ":Z64:%s:%04X".formatted(text, crc(text));
  }

  /// CRC-16 with the polynomial x^16 + x^12 + x^5 + 1, initial value 0, as the guide names it.
  public static int crc(String text) {
    int crc = 0;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      crc ^= (b & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
      crc &= 0xffff;
    }
    return crc;
  }

  private static void add(Set<StateReason> reasons, String flag, StateReason reason) {
    if (number(flag) == 1) {
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
