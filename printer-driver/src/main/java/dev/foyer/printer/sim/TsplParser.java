package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a TSPL printer makes of the bytes that arrive: lines of commands, and pictures of as many
/// bytes as their command says. Commands behind `ESC !` are caught before all that, even within a
/// picture: the worst that the manual leaves open.
final class TsplParser {
  private static final Pattern SIZE =
      Pattern.compile("SIZE (\\d{1,4}(?:\\.\\d+)?) MM,(\\d{1,4}(?:\\.\\d+)?) MM");
  private static final Pattern BITMAP =
      Pattern.compile("BITMAP (\\d{1,5}),(\\d{1,5}),(\\d{1,4}),(\\d{1,5}),([012]),");
  private static final Pattern PRINT = Pattern.compile("PRINT (\\d{1,3})(?:,(\\d{1,3}))?");
  private static final Pattern SPEED = Pattern.compile("SET COM1 (\\d{2,3}),N,8,1");
  private static final Map<String, Integer> SPEEDS =
      Map.of("96", 9_600, "19", 19_200, "38", 38_400, "57", 57_600, "115", 115_200);
  private static final Pattern OUT = Pattern.compile("OUT \"([^\"]*)\"");
  private static final int DOTS_A_MILLIMETRE = 8;
  private static final int LONGEST_LINE = 2_048;
  private static final int ESC = 0x1b;

  private final Machine machine;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();

  /// What was held back because it may become an immediate command.
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  private Canvas canvas = new Canvas(812, 609);
  private Place place = Place.NONE;

  /// What the parser tells the rest of the printer.
  interface Machine {
    void print(Label label);

    void immediate(char command);

    void out(String text);

    void outLabel();

    void outNumber();

    void model();

    void speed(int baud);
  }

  /// Where a picture goes that is arriving.
  ///
  /// @param columns in bytes
  /// @param mode 0 to overwrite, 1 for OR, 2 for XOR
  private record Place(int x, int y, int columns, int rows, int mode) {
    private static final Place NONE = new Place(0, 0, 0, 0, 0);

    private int bytes() {
      return columns * rows;
    }
  }

  TsplParser(Machine machine) {
    this.machine = machine;
  }

  void forget() {
    line.reset();
    picture.reset();
    held.reset();
    place = Place.NONE;
    canvas.clear();
  }

  void take(byte[] bytes) {
    for (byte one : bytes) {
      take(one & 0xff);
    }
  }

  private void take(int one) {
    if (held.size() == 2) {
      held.reset();
      machine.immediate((char) one);
    } else if (held.size() == 1 && one == '!') {
      held.write(one);
    } else {
      if (held.size() == 1) {
        held.reset();
        plain(ESC);
      }
      if (one == ESC) {
        held.write(one);
      } else {
        plain(one);
      }
    }
  }

  private void plain(int one) {
    if (place.bytes() > 0) {
      picture.write(one);
      if (picture.size() == place.bytes()) {
        draw();
      }
    } else if (one == '\r' || one == '\n') {
      execute(command());
      line.reset();
    } else {
      line.write(one);
      if (command().endsWith("~!T")) {
        line.reset();
        machine.model();
      }
      if (one == ',') {
        bitmap();
      }
      if (line.size() > LONGEST_LINE) {
        line.reset();
      }
    }
  }

  private String command() {
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private void bitmap() {
    Matcher bitmap = BITMAP.matcher(command());
    if (!bitmap.matches()) {
      return;
    }
    int[] numbers = new int[5];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(bitmap.group(i + 1));
    }
    place = new Place(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    line.reset();
  }

  /// A bit that is set is white.
  private void draw() {
    byte[] bytes = picture.toByteArray();
    for (int i = 0; i < bytes.length * 8; i++) {
      int x = place.x() + i % (place.columns() * 8);
      int y = place.y() + i / (place.columns() * 8);
      boolean black = (bytes[i / 8] & 0x80 >> i % 8) == 0;
      switch (place.mode()) {
        case 0 -> canvas.set(x, y, black);
        case 1 -> canvas.set(x, y, black || canvas.black(x, y));
        default -> canvas.set(x, y, black != canvas.black(x, y));
      }
    }
    picture.reset();
    place = Place.NONE;
  }

  private void execute(String command) {
    Matcher size = SIZE.matcher(command.toUpperCase(Locale.ROOT));
    Matcher print = PRINT.matcher(command);
    Matcher out = OUT.matcher(command);
    Matcher speed = SPEED.matcher(command);
    if (command.equals("CLS")) {
      canvas.clear();
    } else if (command.equals("OUT @LABEL")) {
      machine.outLabel();
    } else if (command.equals("OUT _SERIAL$")) {
      machine.outNumber();
    } else if (speed.matches()) {
      machine.speed(SPEEDS.getOrDefault(speed.group(1), 9_600));
    } else if (size.matches()) {
      canvas = new Canvas(dots(size.group(1)), dots(size.group(2)));
    } else if (print.matches()) {
      int copies = print.group(2) == null ? 1 : Integer.parseInt(print.group(2));
      for (int i = 0; i < Integer.parseInt(print.group(1)) * copies; i++) {
        machine.print(canvas.label());
      }
    } else if (out.matches()) {
      machine.out(out.group(1));
    }
  }

  private static int dots(String millimetres) {
    return Math.max(1, (int) (Double.parseDouble(millimetres) * DOTS_A_MILLIMETRE));
  }
}
