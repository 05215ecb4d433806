package dev.foyer.printer.detection;

import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.Firmwares;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long it takes to find a simulated printer, in milliseconds: a line for each language, with
/// 115200 and 9600 baud, and mute.
public final class DetectionBenchmark {
  private DetectionBenchmark() {}

  public static void main(String[] words) throws IOException {
    Path folder = Files.createTempDirectory("detection");
    measure(folder.resolve("warm"), "zpl", 115_200);
    for (String language : Firmwares.names()) {
      System.out.printf(
          "%-8s %5d %5d%n",
          language,
          measure(folder.resolve(language), language, 115_200),
          measure(folder.resolve(language + "-slow"), language, 9_600));
    }
    try (SimulatedPrinter mute = start(folder.resolve("mute"), "zpl", 9_600)) {
      mute.fail(Fault.MUTE);
      System.out.printf("%-8s %11d%n", "mute", detect(mute));
    }
    System.exit(0);
  }

  private static long measure(Path folder, String language, int baud) {
    try (SimulatedPrinter printer = start(folder, language, baud)) {
      return detect(printer);
    }
  }

  private static SimulatedPrinter start(Path folder, String language, int baud) {
    return SimulatedPrinter.start(
        new Setup(folder.resolve("port"), folder.resolve("labels"), baud, 4, 1).speaking(language));
  }

  private static long detect(SimulatedPrinter printer) {
    long began = System.nanoTime();
    Finding finding = new Detector().detect(URI.create("serial:" + printer.setup().link()));
    long took = (System.nanoTime() - began) / 1_000_000;
    if (finding instanceof Finding.Printer == printer.faults().contains(Fault.MUTE)) {
      throw new IllegalStateException(printer.setup().language() + ": " + finding);
    }
    return took;
  }
}
