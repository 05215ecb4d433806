package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an EPL2 printer makes of the bytes that arrive: lines of commands, and pictures of as many
/// bytes as their command says, within which nothing is obeyed. An error stays until the image
/// buffer is cleared, and nothing is printed with one.
final class EplParser {
  private static final Pattern GRAPHIC =
      Pattern.compile("GW(\\d{1,5}),(\\d{1,5}),(\\d{1,4}),(\\d{1,5}),");
  private static final Pattern WIDTH = Pattern.compile("q(\\d{1,4})");
  private static final Pattern LENGTH = Pattern.compile("Q(\\d{1,5}),(\\d{1,3})");
  private static final Pattern PRINT = Pattern.compile("P(\\d{1,4})");
  private static final Pattern IDLE = Pattern.compile("ZT|ZB|UN|;.*|R\\d+,\\d+|eR.,[012]|");
  private static final String SYNTAX = "01";
  private static final String BORDER = "02";
  private static final int LONGEST_LINE = 2_048;

  private final Machine machine;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
  private int width = 832;
  private int length = 609;
  private Canvas canvas = new Canvas(width, length);
  private Place place = Place.NONE;
  private String error = "";

  /// What the parser tells the rest of the printer.
  interface Machine {
    void print(Label label);

    void reset();

    void report();

    void errors(String latched);

    void refused(String error);
  }

  /// Where a picture goes that is arriving.
  ///
  /// @param columns in bytes
  private record Place(int x, int y, int columns, int rows) {
    private static final Place NONE = new Place(0, 0, 0, 0);

    private int bytes() {
      return columns * rows;
    }
  }

  EplParser(Machine machine) {
    this.machine = machine;
  }

  void forget() {
    line.reset();
    picture.reset();
    place = Place.NONE;
    error = "";
    canvas.clear();
  }

  void take(int one) {
    if (place.bytes() > 0) {
      picture.write(one);
      if (picture.size() == place.bytes()) {
        draw();
      }
    } else if (one == '\n') {
      execute(command());
      line.reset();
    } else if (one != '\r') {
      line.write(one);
      immediate(one);
    }
  }

  private void immediate(int one) {
    if (one == '@' && command().endsWith("^@")) {
      machine.reset();
    } else if (one == ',') {
      graphic();
    } else if (line.size() > LONGEST_LINE) {
      line.reset();
      error = SYNTAX;
    }
  }

  private String command() {
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private void graphic() {
    Matcher graphic = GRAPHIC.matcher(command());
    if (graphic.matches()) {
      place =
          new Place(number(graphic, 1), number(graphic, 2), number(graphic, 3), number(graphic, 4));
      line.reset();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /// A bit that is set is white. What is drawn is black, what is not stays.
  private void draw() {
    if (place.x() + place.columns() * 8 > width || place.y() + place.rows() > length) {
      error = BORDER;
    }
    byte[] bytes = picture.toByteArray();
    for (int i = 0; i < bytes.length * 8; i++) {
      if ((bytes[i / 8] & 0x80 >> i % 8) == 0) {
        canvas.set(
            place.x() + i % (place.columns() * 8), place.y() + i / (place.columns() * 8), true);
      }
    }
    picture.reset();
    place = Place.NONE;
  }

  private void execute(String command) {
    Matcher size = WIDTH.matcher(command);
    Matcher form = LENGTH.matcher(command);
    Matcher print = PRINT.matcher(command);
    if (command.equals("N")) {
      canvas.clear();
      error = "";
    } else if (command.equals("US")) {
      machine.report();
    } else if (command.equals("^ee")) {
      machine.errors(error);
    } else if (size.matches()) {
      resize(number(size, 1), length);
    } else if (form.matches()) {
      resize(width, number(form, 1));
    } else if (print.matches()) {
      print(number(print, 1));
    } else if (!IDLE.matcher(command).matches()) {
      error = SYNTAX;
    }
  }

  private void resize(int columns, int rows) {
    width = Math.max(1, columns);
    length = Math.max(1, rows);
    canvas = new Canvas(width, length);
  }

  private void print(int labels) {
    if (!error.isEmpty()) {
      machine.refused(error);
      return;
    }
    for (int i = 0; i < labels; i++) {
      machine.print(canvas.label());
    }
  }
}
