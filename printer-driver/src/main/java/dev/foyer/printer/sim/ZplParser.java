package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a ZPL printer makes of the bytes that arrive: commands, each from its `^` or `~` to the
/// next, collected from `^XA` to `^XZ` and carried out then; those with `~` at once, wherever they
/// stand ("Control Commands"). Where the "ZPL II Programming Guide" leaves open what becomes of a
/// command that lost a letter, it is the worst that could: it is passed over together with all up
/// to the next `^` or `~`, also a question that should have been answered, and a format that lost
/// its end waits for that of the next.
final class ZplParser {
  /// Those without parameters, which are whole by their name.
  private static final Set<String> BARE = Set.of("~HS", "~HI", "~JA", "~HQES", "^XA", "^XZ");

  private static final String SET_GET_DO = "! U";
  private static final int MOST = 2 << 20;

  private final Machine machine;
  private final ZplMemory memory = new ZplMemory();
  private final ZplFormat interpreter;
  private final StringBuilder command = new StringBuilder();

  /// The commands since `^XA`; what is outside of it is ignored.
  private final List<String> format = new ArrayList<>();

  private boolean open;

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

    /// What formats it keeps, if any, and tells of them.
    Formats formats();

    void answer(String text);
  }

  /// What a firmware does with formats that it should keep.
  enum Formats {
    /// Keeps them and shows them.
    SHOWN,
    /// Keeps them and has no `^HF`.
    KEPT,
    /// Knows neither `^DF` nor `^XF`.
    UNKNOWN
  }

  ZplParser(Machine machine) {
    this.machine = machine;
    this.interpreter = new ZplFormat(machine, memory);
  }

  int graphics() {
    return memory.graphics();
  }

  void forget() {
    command.setLength(0);
    close();
    memory.forget();
  }

  void take(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      take(bytes.charAt(i));
    }
  }

  private void take(char c) {
    boolean line = !command.isEmpty() && command.charAt(0) == '!';
    boolean begins = c == '^' || c == '~' || c == '!' && command.isEmpty() && !open;
    if (begins && !line) {
      end();
    }
    if (!begins && command.isEmpty()) {
      return;
    }
    command.append(c);
    if (isWhole(c)) {
      end();
    } else if (command.length() > MOST || isNothing()) {
      command.setLength(0);
    }
  }

  private boolean isWhole(char last) {
    if (command.charAt(0) == '!') {
      return last == '\n';
    }
    return command.length() <= 5 && BARE.contains(command.toString())
        || command.charAt(0) == '~' && ZplGraphic.ends(command);
  }

  /// A mark of exclamation that begins no line of Set-Get-Do.
  private boolean isNothing() {
    return command.charAt(0) == '!'
        && command.length() <= SET_GET_DO.length()
        && !SET_GET_DO.startsWith(command.toString());
  }

  private void end() {
    if (command.isEmpty()) {
      return;
    }
    String whole = command.toString();
    command.setLength(0);
    switch (whole.charAt(0)) {
      case '~' -> control(whole);
      case '!' -> setGetDo(whole.toLowerCase(Locale.ROOT));
      default -> caret(whole);
    }
  }

  private void control(String whole) {
    switch (whole) {
      case "~HS" -> machine.hostStatus(open);
      case "~HI" -> machine.identification();
      case "~HQES" -> machine.errors();
      case "~JA" -> {
        close();
        machine.cancel();
      }
      default -> {
        if (whole.startsWith("~DG")) {
          ZplGraphic.download(whole).ifPresent(memory::keep);
        }
      }
    }
  }

  private void setGetDo(String line) {
    if (line.contains("getvar") && line.contains("odometer.total_label_count")) {
      machine.odometer();
    }
    if (line.contains("getvar") && line.contains("device.unique_id")) {
      machine.number();
    }
  }

  private void caret(String whole) {
    if (whole.equals("^XZ")) {
      if (open) {
        List<String> commands = List.copyOf(format);
        close();
        interpreter.execute(commands);
      }
    } else if (whole.equals("^XA")) {
      open = true;
    } else if (open) {
      format.add(whole);
    }
  }

  private void close() {
    open = false;
    format.clear();
  }
}
