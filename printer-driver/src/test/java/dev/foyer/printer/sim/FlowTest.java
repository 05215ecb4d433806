package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Aside;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.SerialLink;
import dev.foyer.printer.links.SerialLink.Flow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a printer's buffer does to a sender, with and without flow control.
@Timeout(60)
class FlowTest {
  private static final Zpl LANGUAGE = new Zpl();
  private static final int MANY = 20;

  @TempDir Path folder;

  private SimulatedPrinter start(Buffer.Flow flow) {
    return SimulatedPrinter.start(
        new SimulatedPrinter.Setup(
                folder.resolve("printer"), folder.resolve("labels"), 115_200, 20, 7)
            .with(new Buffer(Buffer.USUAL.bytes(), flow)));
  }

  @Test
  void aBufferThatIsNearlyFullStopsTheSenderAndLosesNothing() throws Exception {
    try (SimulatedPrinter simulator = start(Buffer.Flow.XONXOFF);
        SerialLink link = new SerialLink(folder.resolve("printer"), 115_200, Flow.XONXOFF)) {
      simulator.fail(Fault.PAUSED);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> writeLabels(link), Aside.THREAD);
      while (simulator.waiting() < 8) {
        Thread.sleep(5);
      }
      long held = stands(simulator);
      assertTrue(!writing.isDone(), "the writer waits");
      simulator.mend(Fault.PAUSED);
      writing.get(30, TimeUnit.SECONDS);
      while (simulator.count() < MANY) {
        Thread.sleep(5);
      }
      assertTrue(simulator.received() > held);
      assertEquals(0, simulator.dropped());
    }
  }

  @Test
  void aBufferWithoutFlowControlLosesWhatDoesNotFit() throws Exception {
    try (SimulatedPrinter simulator = start(Buffer.Flow.NONE);
        SerialLink link = new SerialLink(folder.resolve("printer"), 115_200, Flow.NONE)) {
      simulator.fail(Fault.PAUSED);
      writeLabels(link);
      stands(simulator);
      assertTrue(simulator.dropped() > 1_000, simulator.dropped() + " bytes lost");
    }
  }

  @Test
  void aSenderThatCannotListenStopsTheAnswers() {
    try (SimulatedPrinter simulator = start(Buffer.Flow.XONXOFF);
        SerialLink link = new SerialLink(simulator.setup().link(), 115_200, Flow.NONE)) {
      link.write(new byte[] {0x13});
      link.write(LANGUAGE.askStatus());
      assertEquals(0, link.read(Duration.ofMillis(500)).length);
      link.write(new byte[] {0x11});
      assertTrue(link.read(Duration.ofSeconds(5)).length > 0);
    }
  }

  private void writeLabels(SerialLink link) {
    for (int guest = 0; guest < MANY; guest++) {
      link.write(LANGUAGE.print(Pictures.art().over(Pictures.fields(guest))));
    }
  }

  private static long stands(SimulatedPrinter simulator) throws InterruptedException {
    long before;
    do {
      before = simulator.received();
      Thread.sleep(300);
    } while (simulator.received() > before);
    return before;
  }
}
