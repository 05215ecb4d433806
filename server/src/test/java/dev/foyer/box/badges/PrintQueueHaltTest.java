package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A box that stops dead between any two steps of a badge, and a printer that goes on: each label
/// comes out exactly once.
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class PrintQueueHaltTest {
  @TempDir Path folder;
  private SimulatedPrinter printer;

  @BeforeEach
  void switchOn() {
    printer =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(
                folder.resolve("printer"), folder.resolve("labels"), 115_200, 8, 7));
  }

  @AfterEach
  void switchOff() {
    printer.close();
  }

  @Test
  void eachLabelComesOutOnceWhereverTheBoxIsHalted() throws Exception {
    for (String step :
        List.of(
            "BadgeQueued 0", "BadgeSent 0", "BadgeSent 30", "BadgeSent 400", "BadgeSettled 0")) {
      assertEquals(HaltedBox.HALTED, box(step.split(" ", -1)).exit(), step);
    }
    Running prepared = box();
    long before = printer.received();
    while (printer.received() < before + 2_000) {
      Thread.sleep(1);
    }
    prepared.process().destroyForcibly().waitFor();
    assertEquals(0, box().exit(), "the last box prints what is left");
    assertEquals(HaltedBox.BADGES, printer.count());
    assertEquals(HaltedBox.BADGES, labels().size(), "no badge twice");
  }

  private Set<Label> labels() throws IOException {
    Set<Label> labels = new HashSet<>();
    for (long number = 1; number <= printer.count(); number++) {
      labels.add(Label.of(ImageIO.read(printer.label(number).toFile()), 203));
    }
    return labels;
  }

  private record Running(Process process) {
    int exit() throws InterruptedException {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "a box that does not end");
      return process.exitValue();
    }
  }

  private Running box(String... halt) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HaltedBox.class.getName(),
                folder.resolve("data").toString(),
                "serial:" + folder.resolve("printer") + "?baud=115200"));
    command.addAll(List.of(halt));
    return new Running(new ProcessBuilder(command).inheritIO().start());
  }
}
