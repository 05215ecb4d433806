package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

/// What a Brother printer with a head for 62 mm makes of the bytes that arrive, one command at a
/// time. Bytes that are no command are skipped.
final class BrotherParser {
  private static final int PINS = 720;
  private static final int DPI = 300;
  private static final int MOST_ROWS = 20_000;

  /// By the width in mm: the first pin that prints, counted from the end of the head that prints
  /// the right edge, and how many do.
  private static final Map<Integer, Area> AREAS =
      Map.of(62, new Area(12, 696), 29, new Area(6, 306), 12, new Area(29, 106));

  private final Machine machine;
  private byte[] input = {};
  private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
  private Area area = new Area(12, 696);
  private boolean raster;
  private boolean packed;
  private boolean twoColours;
  private int announced;

  private record Area(int first, int pins) {}

  /// What the parser tells the rest of the printer.
  interface Machine {
    void print(Label label);

    void initialize();

    void status();
  }

  BrotherParser(Machine machine) {
    this.machine = machine;
  }

  void forget() {
    input = new byte[0];
    reset();
  }

  void take(byte[] bytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(input);
    all.writeBytes(bytes);
    byte[] rest = all.toByteArray();
    int at = 0;
    int length = command(rest, at);
    while (length > 0) {
      execute(Arrays.copyOfRange(rest, at, at + length));
      at += length;
      length = command(rest, at);
    }
    input = Arrays.copyOfRange(rest, at, rest.length);
  }

  /// How long the command is that begins there; 0 if it is not whole yet.
  private static int command(byte[] bytes, int at) {
    int length =
        switch (at(bytes, at)) {
          case -1 -> 0;
          case 'g', 'w' -> at(bytes, at + 2) < 0 ? 0 : 3 + at(bytes, at + 2);
          case 'M' -> 2;
          case 0x1b -> escape(bytes, at);
          default -> 1;
        };
    return at + length <= bytes.length ? length : 0;
  }

  private static int escape(byte[] bytes, int at) {
    return switch (at(bytes, at + 1)) {
      case -1 -> 0;
      case '@' -> 2;
      case 'i' ->
          switch (at(bytes, at + 2)) {
            case -1 -> 0;
            case 'S' -> 3;
            case 'z' -> 13;
            case 'd' -> 5;
            default -> 4;
          };
      default -> 1;
    };
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xff : -1;
  }

  private void execute(byte[] command) {
    switch (command[0]) {
      case 0x1b -> {
        if (command.length > 1) {
          executeEscape(command);
        }
      }
      case 'M' -> packed = command[1] == 2;
      case 'Z' -> row(new byte[PINS / 8]);
      case 'g' -> row(unpacked(command));
      case 'w' -> {
        // The plane of the second colour prints nothing here.
        if (twoColours && command[1] == 1) {
          row(unpacked(command));
        }
      }
      case 0x0c, 0x1a -> print();
      default -> {
        // NULL is skipped, and so is what is unknown.
      }
    }
  }

  private void executeEscape(byte[] command) {
    if (command[1] == '@') {
      reset();
      machine.initialize();
      return;
    }
    switch (command[2]) {
      case 'S' -> machine.status();
      case 'a' -> raster = command[3] == 1;
      case 'K' -> twoColours = (command[3] & 1) != 0;
      case 'z' -> printInformation(command);
      default -> {
        // How it is cut changes no dot.
      }
    }
  }

  private void printInformation(byte[] command) {
    area = AREAS.getOrDefault(command[5] & 0xff, area);
    announced = command[7] & 0xff | (command[8] & 0xff) << 8 | (command[9] & 0xff) << 16;
  }

  private void row(byte[] pins) {
    if (raster && rows.size() < MOST_ROWS * (PINS / 8)) {
      rows.writeBytes(Arrays.copyOf(pins, PINS / 8));
    }
  }

  private byte[] unpacked(byte[] command) {
    if (!packed) {
      return Arrays.copyOfRange(command, 3, command.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 3;
    while (at < command.length) {
      int count = command[at++];
      if (count >= 0) {
        int plain = Math.min(count + 1, command.length - at);
        out.write(command, at, plain);
        at += plain;
      } else if (at < command.length) {
        byte[] run = new byte[1 - count];
        Arrays.fill(run, command[at++]);
        out.writeBytes(run);
      }
    }
    return out.toByteArray();
  }

  /// A label with other rows than announced is not printed.
  private void print() {
    byte[] pins = rows.toByteArray();
    int height = pins.length / (PINS / 8);
    rows.reset();
    if (height == 0 || height != announced) {
      return;
    }
    byte[] dots = new byte[(area.pins() + 7) / 8 * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < area.pins(); x++) {
        int pin = area.first() + area.pins() - 1 - x;
        if ((pins[y * (PINS / 8) + pin / 8] & 0x80 >> pin % 8) != 0) {
          dots[y * ((area.pins() + 7) / 8) + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    machine.print(Label.of(area.pins(), height, DPI, dots));
  }

  private void reset() {
    rows.reset();
    raster = false;
    packed = false;
    twoColours = false;
    announced = 0;
  }
}
