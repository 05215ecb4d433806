package dev.foyer.printer;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures what a label costs on the wire in each language, on simulated printers behind real
/// pseudo-terminals: a program, not a test. Prints a table in Markdown.
public final class WireBenchmark {
  private static final double INCHES_A_SECOND = 4;
  private static final List<String> LANGUAGES =
      List.of(
          "language=zpl",
          "language=tspl",
          "language=epl",
          "language=brother&model=QL-820NWB",
          "language=escpos&model=576");

  private WireBenchmark() {}

  /// @param args how many labels at each speed; 15 if it is not said
  public static void main(String[] args) throws IOException {
    int labels = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    PrintStream out = System.out;
    out.println("| language | dots | whole | baud | first | pre-send | release | to evidence |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (String language : LANGUAGES) {
      for (int baud : new int[] {9_600, 115_200}) {
        Path folder = Files.createTempDirectory("wire");
        URI uri =
            URI.create("serial:" + folder.resolve("printer") + "?baud=" + baud + "&" + language);
        measure(PrinterAddress.of(uri), new Bench(folder, baud, labels), out);
      }
    }
  }

  private record Bench(Path folder, int baud, int labels) {}

  private static void measure(PrinterAddress address, Bench bench, PrintStream out) {
    double[] presend = new double[bench.labels()];
    double[] release = new double[bench.labels()];
    double[] evidence = new double[bench.labels()];
    String keyword = address.language().capabilities().keyword();
    SimulatedPrinter.Setup setup =
        new SimulatedPrinter.Setup(
                bench.folder().resolve("printer"), bench.folder(), bench.baud(), INCHES_A_SECOND, 1)
            .speaking(keyword);
    try (SimulatedPrinter simulator = SimulatedPrinter.start(setup);
        LabelPrinter printer = address.printer()) {
      long start = System.nanoTime();
      printer.prepare(job(0));
      double first = millis(start);
      for (int label = 0; label < bench.labels(); label++) {
        start = System.nanoTime();
        Prepared prepared = printer.prepare(job(label));
        presend[label] = millis(start);
        if (!(prepared instanceof Prepared.Ready ready)) {
          throw new IllegalStateException("not ready: " + prepared);
        }
        start = System.nanoTime();
        Outcome outcome = printer.release(ready);
        evidence[label] = millis(start);
        release[label] = (simulator.lastArrival() - start) / 1e6;
        if (!(outcome instanceof Outcome.Printed)) {
          throw new IllegalStateException("not printed: " + outcome);
        }
      }
      Label whole = job(1).whole().middle(address.language().capabilities().widest());
      out.printf(
          Locale.ROOT,
          "| %s | %d×%d | %,d bytes | %,d | %,.0f ms | %,.0f ms | %,.1f ms | %,.0f ms |%n",
          keyword,
          whole.width(),
          whole.height(),
          address.language().print(whole).length,
          bench.baud(),
          first,
          median(presend),
          median(release),
          median(evidence));
    }
  }

  private static Job job(int guest) {
    return new Job(Pictures.art(), Pictures.fields(guest));
  }

  private static double median(double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
