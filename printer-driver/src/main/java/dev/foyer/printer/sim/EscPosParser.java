package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What an ESC/POS printer with a head of 576 dots makes of the bytes that arrive: real-time
/// commands at once, also in the middle of a picture; the others one by one.
final class EscPosParser {
  private static final int HEAD = 576;
  private static final int DPI = 203;
  private static final int LETTERS_A_LINE = 48;
  private static final int MOST_ROWS = 20_000;
  private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};

  private final Machine machine;
  private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
  private byte[] input = {};

  /// The last bytes that arrived, for the real-time commands.
  private byte[] latest = new byte[CLEAR.length];

  private int margin;

  /// How many letters wait for the end of their line.
  private int line;

  /// How many motion units a row is.
  private int units = 2;

  /// What the parser tells the rest of the printer.
  interface Machine {
    void print(Label label);

    /// Everything so far has this name.
    void ticket(String ticket);

    void clear();

    void status(int which);

    void information(int which);

    /// A line of so many letters comes out.
    void text(int letters);
  }

  EscPosParser(Machine machine) {
    this.machine = machine;
  }

  void forget() {
    input = new byte[0];
    latest = new byte[CLEAR.length];
    reset();
  }

  void take(byte[] bytes) {
    for (byte one : bytes) {
      input = Arrays.copyOf(input, input.length + 1);
      input[input.length - 1] = one;
      atOnce(one);
    }
    int at = 0;
    int length = length(at);
    while (length > 0) {
      execute(Arrays.copyOfRange(input, at, at + length));
      at += length;
      length = length(at);
    }
    input = Arrays.copyOfRange(input, at, input.length);
  }

  private void atOnce(byte one) {
    System.arraycopy(latest, 1, latest, 0, latest.length - 1);
    latest[latest.length - 1] = one;
    int end = latest.length;
    if (latest[end - 3] == 0x10 && latest[end - 2] == 4 && one >= 1 && one <= 4) {
      machine.status(one);
    }
    if (Arrays.equals(latest, CLEAR)) {
      input = new byte[0];
      paper.reset();
      machine.clear();
    }
  }

  /// How long the command is that begins there; 0 if it is not whole yet.
  private int length(int at) {
    int length =
        switch (at(at)) {
          case -1 -> 0;
          case 0x10 -> at(at + 1) < 0 ? 0 : at(at + 1) == 4 || at(at + 1) == 5 ? 3 : 1;
          case 0x1b -> escape(at);
          case 0x1c -> bracket(at, '(');
          case 0x1d -> group(at);
          default -> 1;
        };
    return at + length <= input.length ? length : 0;
  }

  private int escape(int at) {
    return switch (at(at + 1)) {
      case -1 -> 0;
      case 'J' -> 3;
      default -> 2;
    };
  }

  private int group(int at) {
    return switch (at(at + 1)) {
      case -1 -> 0;
      case 'L', 'P' -> 4;
      case 'I' -> 3;
      case 'V' -> at(at + 2) < 0 ? 0 : at(at + 2) == 'A' || at(at + 2) == 'B' ? 4 : 3;
      case 'v' -> at(at + 7) < 0 ? 0 : 8 + word(at + 4) * word(at + 6);
      default -> bracket(at, '(');
    };
  }

  private int bracket(int at, int sign) {
    if (at(at + 1) < 0) {
      return 0;
    }
    return at(at + 1) != sign ? 2 : at(at + 4) < 0 ? 0 : 5 + word(at + 3);
  }

  private int at(int index) {
    return index < input.length ? input[index] & 0xff : -1;
  }

  private int word(int index) {
    return at(index) | at(index + 1) << 8;
  }

  private void execute(byte[] command) {
    String name = new String(command, 0, Math.min(3, command.length), StandardCharsets.ISO_8859_1);
    if (isText(command)) {
      line++;
      if (line == LETTERS_A_LINE) {
        endLine();
      }
    } else if (command[0] == '\n' || command[0] == '\r') {
      endLine();
    } else if (name.startsWith("\u001b@")) {
      reset();
    } else if (name.startsWith("\u001bJ")) {
      feed((command[2] & 0xff) / units);
    } else if (name.startsWith("\u001dL")) {
      margin = command[2] & 0xff | (command[3] & 0xff) << 8;
    } else if (name.startsWith("\u001dP")) {
      units = command[3] == 0 ? 2 : Math.max(1, (command[3] & 0xff) / DPI);
    } else if (name.startsWith("\u001dv")) {
      raster(command);
    } else if (name.startsWith("\u001dI")) {
      machine.information(command[2]);
    } else if (name.startsWith("\u001dV") || name.equals("\u001c(L")) {
      end();
    } else if (name.equals("\u001d(H") && command.length == 11) {
      end();
      machine.ticket(new String(command, 7, 4, StandardCharsets.ISO_8859_1));
    }
  }

  private void raster(byte[] command) {
    int stride = command[4] & 0xff | (command[5] & 0xff) << 8;
    for (int from = 8; from < command.length; from += stride) {
      byte[] row = new byte[HEAD / 8];
      for (int dot = 0; dot < stride * 8 && margin + dot < HEAD; dot++) {
        if ((command[from + dot / 8] & 0x80 >> dot % 8) != 0) {
          row[(margin + dot) / 8] |= (byte) (0x80 >> (margin + dot) % 8);
        }
      }
      add(row);
    }
  }

  private static boolean isText(byte[] command) {
    return command.length == 1 && (command[0] >= ' ' || command[0] < 0);
  }

  private void endLine() {
    if (line > 0) {
      machine.text(line);
    }
    line = 0;
  }

  private void feed(int rows) {
    for (int y = 0; y < rows; y++) {
      add(new byte[HEAD / 8]);
    }
  }

  private void add(byte[] row) {
    if (paper.size() < MOST_ROWS * (HEAD / 8)) {
      paper.writeBytes(row);
    }
  }

  private void end() {
    if (paper.size() > 0) {
      Label label = Label.of(HEAD, paper.size() / (HEAD / 8), DPI, paper.toByteArray());
      paper.reset();
      machine.print(label);
    }
  }

  private void reset() {
    paper.reset();
    line = 0;
    margin = 0;
    units = 2;
  }
}
