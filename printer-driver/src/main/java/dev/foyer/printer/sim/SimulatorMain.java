package dev.foyer.printer.sim;

import dev.foyer.printer.sim.Buffer.Flow;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The simulated printer as a program of its own, which outlives the box that prints on it: `java …
/// dev.foyer.printer.sim.SimulatorMain --link PATH --out FOLDER --baud 115200 --port 0 --speed 4
/// --seed 1 --buffer 16384 --flow none|xonxoff`. Runs until it is stopped.
public final class SimulatorMain {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--baud", "115200",
          "--port", "0",
          "--speed", "4",
          "--seed", "1",
          "--language", "zpl",
          "--buffer", "16384",
          "--flow", "none",
          "--number", "");

  private SimulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    Running running;
    try {
      running = start(List.of(args));
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    announce(running, System.out);
    Thread.currentThread().join();
  }

  /// A printer and its page.
  public record Running(SimulatedPrinter printer, SimulatorPage page) implements AutoCloseable {
    @Override
    public void close() {
      page.close();
      printer.close();
    }
  }

  /// Starts what the options say.
  ///
  /// @param options names and values by turns, as on the command line
  /// @throws IllegalArgumentException if one is unknown, missing or not a number where it must be
  public static Running start(List<String> options) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (int i = 0; i < options.size(); i += 2) {
      String name = options.get(i);
      boolean known = DEFAULTS.containsKey(name) || name.equals("--link") || name.equals("--out");
      if (!known || i + 1 == options.size()) {
        throw new IllegalArgumentException(
            "\"%s\" is not understood: --link PATH --out FOLDER [--baud 115200] [--port 0] [--speed 4] [--seed 1] [--buffer 16384] [--flow none|xonxoff] [--language %s] [--number SERIAL]"
                .formatted(name, String.join("|", Firmwares.names())));
      }
      values.put(name, options.get(i + 1));
    }
    Setup setup =
        new Setup(
            Path.of(given(values, "--link")),
            Path.of(given(values, "--out")),
            (int) number(values, "--baud"),
            number(values, "--speed"),
            (long) number(values, "--seed"),
            new Buffer((int) number(values, "--buffer"), flow(given(values, "--flow"))),
            given(values, "--language"),
            given(values, "--number"));
    SimulatedPrinter printer = SimulatedPrinter.start(setup);
    try {
      return new Running(printer, SimulatorPage.serve(printer, (int) number(values, "--port")));
    } catch (RuntimeException e) {
      printer.close();
      throw e;
    }
  }

  /// Says where the printer is and where its labels can be seen, one a line.
  public static void announce(Running running, PrintStream out) {
    Setup setup = running.printer().setup();
    String flow = setup.buffer().flow() == Flow.XONXOFF ? "&flow=xonxoff" : "";
    String language = setup.language().equals("zpl") ? "" : "&language=" + setup.language();
    out.printf(
        "printer serial:%s?baud=%d%s%s%n",
        setup.link().toAbsolutePath(), setup.baud(), flow, language);
    out.printf("labels %s%n", running.page().address());
    out.flush();
  }

  private static Flow flow(String word) {
    return switch (word) {
      case "none" -> Flow.NONE;
      case "xonxoff" -> Flow.XONXOFF;
      default ->
          throw new IllegalArgumentException(
              "--flow is none or xonxoff, not \"" + word + "\": a pseudo-terminal has no other.");
    };
  }

  private static String given(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The option " + name + " is missing.");
    }
    return value;
  }

  private static double number(Map<String, String> values, String name) {
    String value = given(values, name);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " wants a number, not \"" + value + "\".", e);
    }
  }
}
