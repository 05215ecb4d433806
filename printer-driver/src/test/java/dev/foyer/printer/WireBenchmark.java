package dev.foyer.printer;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.SerialLink;
import dev.foyer.printer.links.SerialLink.Flow;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a badge of 4 by 3 inches costs on the wire, measured on the simulated printer's
/// pseudo-terminal at its real pace. Prints a table; how to run it stands in the module's README.
final class WireBenchmark {
  private static final int BADGES = 15;
  private static final double INCHES_A_SECOND = 4;

  private WireBenchmark() {}

  public static void main(String[] args) throws IOException {
    Zpl zpl = new Zpl();
    Label art = Pictures.art();
    PrintStream out = System.out;
    out.printf(
        "whole label, ^GFA :Z64:     %6d bytes%n",
        zpl.print(new Job(art, Pictures.fields(1)).whole()).length);
    out.printf("art, ~DGR, once             %6d bytes%n", zpl.store("A000000", art).length);
    out.printf(
        "fields, ~DGR, each badge    %6d bytes%n", zpl.store("F00", Pictures.fields(1)).length);
    out.printf(
        "release, ^XG                %6d bytes%n", zpl.release(List.of("A000000", "F00")).length);
    for (int baud : new int[] {9_600, 115_200}) {
      measure(baud, out);
    }
  }

  private static void measure(int baud, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("wire");
    Path link = folder.resolve("printer");
    double[] presend = new double[BADGES];
    double[] release = new double[BADGES];
    double[] evidence = new double[BADGES];
    try (SimulatedPrinter simulator =
            SimulatedPrinter.start(
                new SimulatedPrinter.Setup(link, folder, baud, INCHES_A_SECOND, 1));
        LabelPrinter printer = new LabelPrinter(new Zpl(), new SerialLink(link, baud, Flow.NONE))) {
      long start = System.nanoTime();
      printer.prepare(new Job(Pictures.art(), Pictures.fields(0)));
      double first = millis(start);
      for (int badge = 0; badge < BADGES; badge++) {
        start = System.nanoTime();
        Prepared prepared = printer.prepare(new Job(Pictures.art(), Pictures.fields(badge)));
        presend[badge] = millis(start);
        if (!(prepared instanceof Prepared.Ready ready)) {
          throw new IllegalStateException("not ready: " + prepared);
        }
        start = System.nanoTime();
        Outcome outcome = printer.release(ready);
        evidence[badge] = millis(start);
        release[badge] = (simulator.lastArrival() - start) / 1e6;
        if (!(outcome instanceof Outcome.Printed)) {
          throw new IllegalStateException("not printed: " + outcome);
        }
      }
      out.printf("%n%d baud, %d badges%n", baud, BADGES);
      out.printf("first pre-send with art, checked   %8.1f ms%n", first);
      row(out, "pre-send of fields, checked", presend);
      row(out, "release, last byte at the printer", release);
      row(out, "release to evidence, with print", evidence);
    }
  }

  private static void row(PrintStream out, String name, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-34s %8.1f ms median %8.1f ms most%n",
        name,
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
