package dev.foyer.walk;

import com.google.zxing.NotFoundException;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A simulated printer that outlives the box, and what lies in its tray. Thread-safe.
final class BusyPrinter implements AutoCloseable {
  private static final int BAUD = 230_400;
  private static final int INCHES_A_SECOND = 6;

  /// What is read of a label without a code that can be read.
  static final String UNREADABLE = "unreadable";

  private final String name;
  private final SimulatedPrinter printer;
  private final List<String> codes = new ArrayList<>();

  private BusyPrinter(String name, SimulatedPrinter printer) {
    this.name = name;
    this.printer = printer;
  }

  static BusyPrinter start(Path folder, String name, String language, long seed) {
    SimulatedPrinter.Setup setup =
        new SimulatedPrinter.Setup(
            folder.resolve(name), folder.resolve(name + "-labels"), BAUD, INCHES_A_SECOND, seed);
    return new BusyPrinter(name, SimulatedPrinter.start(setup.speaking(language)));
  }

  String name() {
    return name;
  }

  String language() {
    return printer.setup().language();
  }

  SimulatedPrinter printer() {
    return printer;
  }

  /// What stands behind `--printer`.
  String word() {
    SimulatedPrinter.Setup setup = printer.setup();
    return "%s=serial:%s?baud=%d&language=%s"
        .formatted(name, setup.link(), setup.baud(), setup.language());
  }

  /// The codes on the labels that have come out so far, the first first.
  synchronized List<String> codes() {
    for (long number = codes.size() + 1L; number <= printer.count(); number++) {
      codes.add(code(printer.label(number)));
    }
    return List.copyOf(codes);
  }

  int labels(String code) {
    return Collections.frequency(codes(), code);
  }

  private static String code(Path label) {
    try {
      return Labels.code(label);
    } catch (NotFoundException e) {
      return UNREADABLE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    printer.close();
  }
}
