package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import dev.foyer.printer.languages.Zpl;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What a ZPL printer makes of the bytes that arrive: commands one by one, formats as labels. A
/// graphic whose checksum is wrong is dropped, as a printer does; an older one of the same name
/// stays.
final class ZplParser {
  private static final Pattern DOWNLOAD =
      Pattern.compile("~DGR:([A-Z0-9]{1,8})(?:\\.GRF)?,(\\d{1,9}),(\\d{1,6}),");
  private static final Pattern FIELD =
      Pattern.compile("\\^FO(\\d+),(\\d+)(?:\\^XGR:([A-Z0-9]{1,8})|\\^GFA,\\d+,(\\d+),(\\d+),)");
  private static final Pattern DELETE = Pattern.compile("\\^IDR:([A-Z0-9]{0,8})(\\*?)\\.GRF");
  private static final int MOST = 2 << 20;

  private final Machine machine;
  private final StringBuilder input = new StringBuilder();
  private final Map<String, Graphic> graphics = new TreeMap<>();
  private int width = 812;
  private int length = 609;

  /// What the parser tells the rest of the printer.
  interface Machine {
    void print(Label label);

    void cancel();

    void hostStatus(boolean partial);

    void errors();

    void odometer();

    void identification();

    void number();

    void speed(int baud);

    void keepSpeed();

    void answer(String text);
  }

  private record Graphic(int stride, byte[] rows) {}

  ZplParser(Machine machine) {
    this.machine = machine;
  }

  int graphics() {
    return graphics.size();
  }

  void forget() {
    input.setLength(0);
    graphics.clear();
  }

  void take(String bytes) {
    input.append(bytes);
    while (step()) {
      // One command a step.
    }
    if (input.length() > MOST) {
      input.setLength(0);
    }
  }

  /// Takes one whole command off the input; false if there is none yet.
  private boolean step() {
    int start = start();
    input.delete(0, start);
    if (input.length() < 3) {
      return false;
    }
    return switch (input.charAt(0)) {
      case '~' -> tilde();
      case '!' -> setGetDo();
      default -> format();
    };
  }

  /// Where the next command begins, or may begin once more has arrived.
  private int start() {
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if (c == '~' || begins(i, "! U") || begins(i, "^XA")) {
        return i;
      }
    }
    return input.length();
  }

  /// Whether this stands there, or what has arrived of it.
  private boolean begins(int at, String command) {
    int end = Math.min(input.length(), at + command.length());
    return command.startsWith(input.substring(at, end));
  }

  private boolean tilde() {
    String command = input.substring(0, 3);
    switch (command) {
      case "~HS" -> {
        input.delete(0, 3);
        machine.hostStatus(false);
      }
      case "~HI" -> {
        input.delete(0, 3);
        machine.identification();
      }
      case "~JA" -> {
        input.delete(0, 3);
        machine.cancel();
      }
      case "~HQ" -> {
        if (input.length() < 5) {
          return false;
        }
        boolean errors = input.indexOf("~HQES") == 0;
        input.delete(0, 5);
        if (errors) {
          machine.errors();
        }
      }
      case "~DG" -> {
        return download();
      }
      default -> input.delete(0, 1);
    }
    return true;
  }

  private boolean download() {
    Matcher head = DOWNLOAD.matcher(input);
    if (!head.lookingAt()) {
      if (input.indexOf("\n") < 0 && input.length() < 64) {
        return false;
      }
      input.delete(0, 3);
      return true;
    }
    int end = input.indexOf("\n", head.end());
    if (end < 0) {
      return false;
    }
    String data = input.substring(head.end(), end).trim();
    int size = Integer.parseInt(head.group(2));
    int stride = Integer.parseInt(head.group(3));
    String name = head.group(1);
    input.delete(0, end + 1);
    decode(data, size).ifPresent(rows -> graphics.put(name, new Graphic(stride, rows)));
    return true;
  }

  private boolean setGetDo() {
    int end = input.indexOf("\n");
    if (end < 0) {
      return false;
    }
    String line = input.substring(0, end).toLowerCase(Locale.ROOT);
    input.delete(0, end + 1);
    if (line.contains("getvar") && line.contains("odometer.total_label_count")) {
      machine.odometer();
    }
    if (line.contains("getvar") && line.contains("device.unique_id")) {
      machine.number();
    }
    return true;
  }

  private boolean format() {
    int end = input.indexOf("^XZ");
    int immediate = input.indexOf("~HS");
    if (immediate >= 0 && (end < 0 || immediate < end)) {
      input.delete(immediate, immediate + 3);
      machine.hostStatus(true);
      return true;
    }
    int cancel = input.indexOf("~JA");
    if (cancel >= 0 && (end < 0 || cancel < end)) {
      input.delete(0, cancel);
      return true;
    }
    if (end < 0) {
      return false;
    }
    String format = input.substring(0, end);
    input.delete(0, end + 3);
    execute(format);
    return true;
  }

  private void execute(String format) {
    width = number(format, "\\^PW(\\d{1,5})").orElse(width);
    length = number(format, "\\^LL(\\d{1,5})").orElse(length);
    Matcher delete = DELETE.matcher(format);
    while (delete.find()) {
      String start = delete.group(1);
      boolean every = !delete.group(2).isEmpty();
      graphics.keySet().removeIf(every ? name -> name.startsWith(start) : start::equals);
    }
    number(format, "\\^SC(\\d{3,6}),8,N,1").ifPresent(machine::speed);
    if (format.contains("^JUS")) {
      machine.keepSpeed();
    }
    if (format.contains("^HWR:")) {
      directory();
    }
    Label label = Label.blank(width, length, 203);
    boolean fields = false;
    Matcher field = FIELD.matcher(format);
    while (field.find()) {
      Optional<Graphic> graphic = graphic(format, field);
      fields = true;
      if (graphic.isPresent()) {
        label = draw(label, graphic.get(), field);
      }
    }
    if (fields) {
      machine.print(label);
    }
  }

  private Optional<Graphic> graphic(String format, Matcher field) {
    if (field.group(3) != null) {
      return Optional.ofNullable(graphics.get(field.group(3)));
    }
    int size = Integer.parseInt(field.group(4));
    int stride = Integer.parseInt(field.group(5));
    int end = format.indexOf("^FS", field.end());
    String data = format.substring(field.end(), end < 0 ? format.length() : end);
    return decode(data, size).map(rows -> new Graphic(stride, rows));
  }

  private static Label draw(Label label, Graphic graphic, Matcher field) {
    int left = Integer.parseInt(field.group(1));
    int top = Integer.parseInt(field.group(2));
    byte[] rows = label.rows();
    int height = graphic.rows().length / graphic.stride();
    for (int y = 0; y < height && top + y < label.height(); y++) {
      for (int i = 0; i < graphic.stride(); i++) {
        int eight = graphic.rows()[y * graphic.stride() + i] & 0xff;
        if (eight != 0) {
          drawEight(label, rows, new int[] {left + i * 8, top + y, eight});
        }
      }
    }
    return Label.of(label.width(), label.height(), label.dpi(), rows);
  }

  /// @param at x, y, and the eight dots there
  private static void drawEight(Label label, byte[] rows, int[] at) {
    for (int dot = 0; dot < 8 && at[0] + dot < label.width(); dot++) {
      if ((at[2] & 0x80 >> dot) != 0) {
        int x = at[0] + dot;
        rows[at[1] * label.stride() + x / 8] |= (byte) (0x80 >> x % 8);
      }
    }
  }

  private void directory() {
    StringBuilder listing = new StringBuilder("\u0002\r\n- DIR R:*.GRF\r\n");
    graphics.forEach(
        (name, graphic) ->
            listing.append("* R:%s.GRF %7d\r\n".formatted(name, graphic.rows().length)));
    machine.answer(listing.append("\r\n- 4194304 bytes free\r\n\u0003").toString());
  }

  /// `:Z64:` data with its checksum, or plain hexadecimal; empty if it is damaged.
  static Optional<byte[]> decode(String data, int size) {
    if (!data.startsWith(":Z64:")) {
      try {
        return Optional.of(HexFormat.of().parseHex(data)).filter(rows -> rows.length == size);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    int end = data.indexOf(':', 5);
    if (end < 0 || data.length() < end + 5) {
      return Optional.empty();
    }
    String text = data.substring(5, end);
    try {
      int crc = Integer.parseInt(data.substring(end + 1, end + 5), 16);
      return crc == Zpl.crc(text)
          ? Optional.of(inflate(Base64.getDecoder().decode(text), size))
          : Optional.empty();
    } catch (IllegalArgumentException | DataFormatException e) {
      return Optional.empty();
    }
  }

  private static byte[] inflate(byte[] deflated, int size) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished() && out.size() <= size) {
        int count = inflater.inflate(buffer);
        if (count == 0) {
          break;
        }
        out.write(buffer, 0, count);
      }
      return Arrays.copyOf(out.toByteArray(), size);
    } finally {
      inflater.end();
    }
  }

  private static Optional<Integer> number(String format, String pattern) {
    Matcher number = Pattern.compile(pattern).matcher(format);
    return number.find() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
  }
}
