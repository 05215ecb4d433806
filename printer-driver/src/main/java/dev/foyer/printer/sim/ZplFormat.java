package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import dev.foyer.printer.sim.ZplParser.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out what stood between `^XA` and `^XZ`. A format with a field feeds a label, also if the
/// graphic of that field is not there: the worst that the guide leaves open. One without a field
/// feeds none.
final class ZplFormat {
  private static final int LARGEST = 10_000;
  private static final int NAME = 3;
  private static final int MOST_NESTED = 4;

  private final ZplParser.Machine machine;
  private final ZplMemory memory;

  /// They stay for later formats.
  private int width = 812;

  private int length = 609;

  /// The field that is being defined, and those that were.
  private int x;

  private int y;
  private final List<Field> fields = new ArrayList<>();

  /// @param graphic none if it is not in the printer
  private record Field(int x, int y, Optional<ZplGraphic> graphic) {}

  ZplFormat(ZplParser.Machine machine, ZplMemory memory) {
    this.machine = machine;
    this.memory = memory;
  }

  /// `^DF` has to come first: "Results are undefined for any commands that appear prior to" it, so
  /// behind another command it is passed over, and the label comes out that was to be kept.
  void execute(List<String> commands) {
    boolean keeps =
        !commands.isEmpty()
            && commands.getFirst().startsWith("^DF")
            && machine.formats() != Formats.UNKNOWN;
    if (keeps) {
      memory.keepFormat(parameters(commands.getFirst()), commands.subList(1, commands.size()));
      return;
    }
    fields.clear();
    separate();
    run(commands, 0);
    if (!fields.isEmpty()) {
      machine.print(label());
    }
  }

  private void run(List<String> commands, int depth) {
    commands.forEach(command -> run(command, depth));
  }

  private void run(String command, int depth) {
    String parameters = parameters(command);
    switch (command.substring(0, Math.min(NAME, command.length()))) {
      case "^PW" -> width = number(parameters).filter(ZplFormat::isSize).orElse(width);
      case "^LL" -> length = number(parameters).filter(ZplFormat::isSize).orElse(length);
      case "^FO" -> origin(parameters);
      case "^FS" -> separate();
      case "^XG" -> fields.add(new Field(x, y, memory.graphic(parameters)));
      case "^GF" -> fields.add(new Field(x, y, ZplGraphic.field(parameters)));
      case "^XF" -> recall(parameters, depth);
      case "^HF" -> show(parameters);
      case "^HW" -> machine.answer(memory.directory(parameters));
      case "^ID" -> memory.delete(parameters);
      case "^SC" -> speed(parameters);
      case "^JU" -> {
        if (parameters.equals("S")) {
          machine.keepSpeed();
        }
      }
      default -> {
        // Nothing that this printer shows.
      }
    }
  }

  private void speed(String parameters) {
    String baud = parameters.split(",", 2)[0];
    if (baud.matches("\\d{3,6}")) {
      machine.speed(Integer.parseInt(baud));
    }
  }

  /// `^XF` runs a stored format in its own place.
  private void recall(String parameters, int depth) {
    if (machine.formats() != Formats.UNKNOWN && depth < MOST_NESTED) {
      run(memory.format(parameters), depth + 1);
    }
  }

  private void show(String parameters) {
    if (machine.formats() == Formats.SHOWN) {
      machine.answer(memory.upload(parameters));
    }
  }

  /// `^FO` "sets a field origin"; without it a field is at the label's.
  private void origin(String parameters) {
    String[] parts = parameters.split(",", -1);
    x = number(parts[0]).orElse(0);
    y = parts.length < 2 ? 0 : number(parts[1]).orElse(0);
  }

  private void separate() {
    x = 0;
    y = 0;
  }

  private Label label() {
    Canvas canvas = new Canvas(width, length);
    fields.forEach(field -> field.graphic().ifPresent(graphic -> draw(canvas, field, graphic)));
    return canvas.label();
  }

  private static void draw(Canvas canvas, Field field, ZplGraphic graphic) {
    byte[] rows = graphic.rows();
    for (int i = 0; i < rows.length; i++) {
      for (int dot = 0; rows[i] != 0 && dot < 8; dot++) {
        if ((rows[i] & 0x80 >> dot) != 0) {
          canvas.set(
              field.x() + i % graphic.stride() * 8 + dot, field.y() + i / graphic.stride(), true);
        }
      }
    }
  }

  private static String parameters(String command) {
    return command.length() <= NAME ? "" : command.substring(NAME).trim();
  }

  private static boolean isSize(int dots) {
    return dots > 0 && dots <= LARGEST;
  }

  private static Optional<Integer> number(String digits) {
    return digits.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }
}
