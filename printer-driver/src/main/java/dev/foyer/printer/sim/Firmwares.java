package dev.foyer.printer.sim;

import dev.foyer.printer.languages.Tspl.Dialect;
import dev.foyer.printer.sim.Firmware.Machine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The languages that a simulated printer can speak.
public final class Firmwares {
  private static final Map<String, Function<Machine, Firmware>> ALL =
      Map.of(
          "brother", BrotherFirmware::new,
          "epl", EplFirmware::new,
          "escpos", EscPosFirmware::new,
          "zpl", ZplFirmware::new,
          "tspl", machine -> new TsplFirmware(machine, Dialect.TSPL2),
          "tspl1", machine -> new TsplFirmware(machine, Dialect.TSPL1));

  private Firmwares() {}

  /// Their names.
  public static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }

  static void check(String language) {
    if (!ALL.containsKey(language)) {
      throw new IllegalArgumentException(
          "A simulated printer speaks "
              + String.join(", ", names())
              + ", not \""
              + language
              + "\".");
    }
  }

  static Firmware of(String language, Machine machine) {
    check(language);
    Function<Machine, Firmware> made = ALL.get(language);
    if (made == null) {
      throw new IllegalArgumentException(language);
    }
    return made.apply(machine);
  }
}
