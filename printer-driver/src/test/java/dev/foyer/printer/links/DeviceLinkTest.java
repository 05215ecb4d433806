package dev.foyer.printer.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.foyer.printer.Aside;
import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.links.SerialLink.Flow;
import dev.foyer.printer.posix.PosixException;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.Gadget;
import dev.foyer.printer.sim.Gadget.Habit;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Device files: pseudo-terminals with printers and other things behind them, and files that are no
/// devices.
@Timeout(60)
class DeviceLinkTest {
  private static final byte[] QUESTION = "~HS\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir Path folder;

  @Test
  void aPrinterIsWrittenToAndHeard() {
    try (SimulatedPrinter printer = printer();
        DeviceLink link = new DeviceLink(printer.setup().link())) {
      link.write(QUESTION);
      assertTrue(link.hears());
      assertEquals(0x02, link.read(Duration.ofSeconds(5))[0]);
    }
  }

  @Test
  void whatHasArrivedIsDrainedWithoutWaiting() throws InterruptedException {
    try (SimulatedPrinter printer = printer();
        DeviceLink link = new DeviceLink(printer.setup().link())) {
      assertArrayEquals(new byte[0], link.drain());
      link.write(QUESTION);
      StringBuilder said = new StringBuilder();
      while (said.chars().filter(one -> one == 0x03).count() < 3) {
        said.append(new String(link.drain(), StandardCharsets.US_ASCII));
        Thread.sleep(5);
      }
      assertArrayEquals(new byte[0], link.drain());
    }
  }

  @Test
  void aDeviceOpensOnceAndSaysWhenItIsOpenedAnewAfterAnUnplug() {
    try (SimulatedPrinter printer = printer();
        DeviceLink link = new DeviceLink(printer.setup().link())) {
      assertTrue(link.open());
      assertFalse(link.open());
      printer.fail(Fault.UNPLUGGED);
      assertSays("check the printer's cable", () -> link.read(Duration.ofSeconds(5)));
      assertSays("plug the printer in", link::open);
      printer.mend(Fault.UNPLUGGED);
      assertTrue(link.open());
      printer.powerCycle();
      assertSays("check the printer's cable", () -> link.write(QUESTION));
      assertTrue(link.open());
      printer.powerCycle();
      assertSays("check the printer's cable", link::drain);
    }
  }

  @Test
  void anUnplugEndsAReadThatWaits() throws Exception {
    try (SimulatedPrinter printer = printer();
        DeviceLink link = new DeviceLink(printer.setup().link())) {
      CompletableFuture<Void> hearing = whileReading(link);
      printer.fail(Fault.UNPLUGGED);
      assertTrue(failure(hearing).contains("check the printer's cable"));
    }
  }

  @Test
  void closingFromAnotherThreadEndsAReadThatWaits() throws Exception {
    try (Gadget silent = new Gadget(Habit.SILENT)) {
      DeviceLink link = new DeviceLink(silent.device());
      CompletableFuture<Void> hearing = whileReading(link);
      link.close();
      assertTrue(failure(hearing).contains("does not answer any more"));
    }
  }

  private static CompletableFuture<Void> whileReading(DeviceLink link) throws Exception {
    link.open();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> hearing =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              link.read(Duration.ofMinutes(5));
            },
            Aside.THREAD);
    begun.await();
    Thread.sleep(50);
    return hearing;
  }

  private static String failure(CompletableFuture<Void> hearing) {
    return String.valueOf(
        assertThrows(Exception.class, () -> hearing.get(20, TimeUnit.SECONDS)).getMessage());
  }

  @Test
  void silenceIsWaitedForAndIsNoUnplug() {
    try (Gadget silent = new Gadget(Habit.SILENT);
        DeviceLink link = new DeviceLink(silent.device())) {
      link.write(QUESTION);
      long began = System.nanoTime();
      assertArrayEquals(new byte[0], link.read(SHORT));
      assertTrue(System.nanoTime() - began >= SHORT.toNanos());
      assertFalse(link.open());
    }
  }

  /// As a printer does that has nothing to say and answers the kernel with packets of length zero.
  @Test
  void aDeviceThatIsReadyAndGivesNothingIsNoUnplugAndCostsNoProcessor() {
    try (DeviceLink link = new DeviceLink(device("null", 1, 3))) {
      assertTrue(link.open());
      long began = System.nanoTime();
      long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assertArrayEquals(new byte[0], link.read(Duration.ofSeconds(1)));
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy;
      assertTrue(System.nanoTime() - began >= 1_000_000_000L);
      assertTrue(spent < 500_000_000L, () -> spent / 1_000_000 + " ms of the processor");
      assertArrayEquals(new byte[0], link.drain());
      assertFalse(link.open());
    }
  }

  /// Reading it is an invalid argument (`EINVAL`), as with a printer of one direction.
  @Test
  void aDeviceOfOneDirectionIsWrittenToOnly() {
    Path device = device("loop-control", 10, 237);
    assumeTrue(Files.isReadable(device) && Files.isWritable(device));
    try (DeviceLink link = new DeviceLink(device)) {
      assertTrue(link.open());
      assertFalse(link.hears());
      assertArrayEquals(new byte[0], link.read(Duration.ofMinutes(5)));
      assertArrayEquals(new byte[0], link.drain());
    }
  }

  /// A device of the system: one of our own, which nobody else has locked, where that can be made.
  private Path device(String name, int major, int minor) {
    Path own = folder.resolve(name);
    try {
      String[] command = {
        "mknod", own.toString(), "c", Integer.toString(major), Integer.toString(minor)
      };
      boolean made = new ProcessBuilder(command).start().waitFor() == 0;
      return made ? own : Path.of("/dev", name);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("mknod cannot be run", e);
    }
  }

  @Test
  void aPrinterThatTakesNothingMoreIsGivenUpInTime() {
    try (Gadget stuck = new Gadget(Habit.STUCK);
        DeviceLink link = new DeviceLink(stuck.device(), SHORT)) {
      assertSays("out of paper, open or paused", () -> link.write(new byte[1 << 20]));
      assertTrue(link.open());
    }
  }

  @Test
  void aPrinterThatIsSlowButTakesSomethingIsWaitedFor() throws InterruptedException {
    try (Gadget slow = new Gadget(Habit.DAWDLES);
        DeviceLink link = new DeviceLink(slow.device(), SHORT)) {
      byte[] bytes = new byte[256 << 10];
      link.write(bytes);
      while (slow.taken() < bytes.length) {
        Thread.sleep(5);
      }
      assertEquals(bytes.length, slow.taken());
    }
  }

  @Test
  void aDeviceHasOneUser() {
    try (SimulatedPrinter printer = printer();
        Link second = new DeviceLink(printer.setup().link())) {
      Path path = printer.setup().link();
      try (Link first = new DeviceLink(path);
          Link third = new SerialLink(path, 921_600, Flow.NONE)) {
        first.open();
        assertSays("another program uses it", second::open);
        assertSays("is another program using it?", third::open);
      }
      try (Link third = new SerialLink(path, 921_600, Flow.NONE)) {
        assertTrue(third.open());
        assertSays("systemctl stop cups", second::open);
      }
      assertTrue(second.open());
    }
  }

  @Test
  void aDeviceThatIsNotThereSaysWhatToDo() {
    assertSays("plug the printer in", new DeviceLink(folder.resolve("lp0"))::open);
  }

  @ParameterizedTest
  @CsvSource({
    "ENOENT,  2, plug the printer in",
    "ENODEV, 19, plug the printer in",
    "ENXIO,   6, plug the printer in",
    "EACCES, 13, the group lp",
    "EPERM,   1, the group lp",
    "EBUSY,  16, systemctl stop cups",
    "EAGAIN, 11, systemctl stop cups",
    "EIO,     5, check the printer's cable",
    "EMFILE, 24, error 24"
  })
  void eachReasonWhyADeviceDoesNotOpenHasItsSentence(String name, int error, String words) {
    PrinterException refusal =
        Trouble.opening(Path.of("/dev/usb/lp0"), new PosixException("open", error));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(words) && message.contains("/dev/usb/lp0"), message);
  }

  @Test
  void aDeviceThatMayBeWrittenToAndNotReadIsWrittenToOnly() throws Exception {
    try (Gadget gadget = new Gadget(Habit.ECHOES);
        DeviceLink link = new DeviceLink(gadget.device())) {
      Mode.of(gadget.device(), "-w--w--w-");
      Mode.asNobody(
          () -> {
            assertTrue(link.open());
            assertFalse(link.hears());
            assertFalse(link.open());
            link.write(QUESTION);
            assertArrayEquals(new byte[0], link.read(SHORT));
            assertArrayEquals(new byte[0], link.drain());
          });
      while (gadget.taken() < QUESTION.length) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aDeviceWithoutPermissionSaysWhichGroupItWants() throws Exception {
    try (Gadget gadget = new Gadget(Habit.SILENT);
        DeviceLink link = new DeviceLink(gadget.device())) {
      Mode.of(gadget.device(), "---------");
      Mode.asNobody(() -> assertSays("the group lp", link::open));
    }
  }

  @Test
  void aFileIsPrintedTo() throws IOException {
    Path file = Files.createFile(folder.resolve("label.zpl"));
    try (DeviceLink link = new DeviceLink(file)) {
      assertTrue(link.open());
      assertFalse(link.hears());
      link.write(QUESTION);
      link.write(QUESTION);
      assertArrayEquals(new byte[0], link.read(Duration.ofSeconds(5)));
    }
    assertEquals("~HS\r\n~HS\r\n", Files.readString(file));
  }

  /// A pipe that was opened to be read as well would give back what was written.
  @Test
  void aPipeIsPrintedTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    String later = "exec <" + pipe + "; sleep 1; head -n1";
    Process reader = new ProcessBuilder("sh", "-c", later).start();
    try (DeviceLink link = new DeviceLink(pipe)) {
      link.write(QUESTION);
      assertArrayEquals(new byte[0], link.read(SHORT));
    }
    assertArrayEquals(QUESTION, reader.getInputStream().readAllBytes());
  }

  private SimulatedPrinter printer() {
    return SimulatedPrinter.start(
        new SimulatedPrinter.Setup(
            folder.resolve("printer"), folder.resolve("labels"), 921_600, 20, 1));
  }

  private static void assertSays(String words, Runnable work) {
    PrinterException refusal = assertThrows(PrinterException.class, work::run);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(words), message);
  }
}
