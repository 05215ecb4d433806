package dev.foyer.printer.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Link;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.SerialLink.Flow;
import dev.foyer.printer.sim.Buffer;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ports that are named wrongly, are not there, or do not take what is written.
@Timeout(60)
class SerialLinkTest {
  @TempDir Path folder;

  @Test
  void aUriNamesPortSpeedAndFlow() {
    SerialLink link =
        assertInstanceOf(
            SerialLink.class,
            Links.of(URI.create("serial:/dev/serial/by-id/usb-Zebra?baud=115200&flow=rtscts")));
    assertEquals(115_200, link.baud());
    assertInstanceOf(TcpLink.class, Links.of(URI.create("tcp://printer.local:9100")));
    assertInstanceOf(DeviceLink.class, Links.of(URI.create("file:/dev/usb/lp0")));
  }

  @Test
  void aUriThatIsNotUnderstoodSaysHowItShouldBe() {
    assertSays("write serial:/dev/", () -> Links.of(URI.create("ipp://printer")));
    assertSays("flow=none|rtscts|xonxoff", () -> Links.of(URI.create("serial:/dev/x?baud=fast")));
    assertSays("flow=none|rtscts|xonxoff", () -> Links.of(URI.create("serial:/dev/x?baud=0")));
    assertSays("flow=none|rtscts|xonxoff", () -> Links.of(URI.create("serial:/dev/x?flow=all")));
    assertSays("frame=7E1", () -> Links.of(URI.create("serial:/dev/x?frame=9N1")));
    assertSays("write tcp://host:9100", () -> Links.of(URI.create("tcp:9100")));
  }

  @Test
  void aPortThatIsNotThereSaysWhatToDo() throws IOException {
    assertSays("plug the printer in", () -> port(folder.resolve("nowhere")).open());
    Path file = Files.writeString(folder.resolve("notes.txt"), "no port");
    assertSays(file.toString(), () -> port(file).open());
  }

  @Test
  void aPortOpensOnceAndSaysWhenItIsOpenedAnew() {
    try (SimulatedPrinter printer = printer();
        SerialLink link = port(printer.setup().link())) {
      assertTrue(link.open());
      assertEquals(false, link.open());
      printer.fail(Fault.UNPLUGGED);
      assertThrows(PrinterException.class, () -> link.read(Duration.ofSeconds(5)));
      printer.mend(Fault.UNPLUGGED);
      assertTrue(link.open());
    }
  }

  @Test
  void aWriterThatIsStuckIsFreedByTheWatchdog() {
    try (SimulatedPrinter printer =
            SimulatedPrinter.start(setup().with(new Buffer(16_384, Buffer.Flow.XONXOFF)));
        SerialLink link = new SerialLink(printer.setup().link(), 921_600, Flow.XONXOFF)) {
      printer.fail(Fault.PAUSED);
      byte[] label = new Zpl().print(Pictures.noise(1, 20_000));
      assertThrows(
          PrinterException.class,
          () -> {
            for (int i = 0; i < 100; i++) {
              link.write(label);
            }
          });
    }
  }

  @Test
  void aSocketCarriesBytesBothWays() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TcpLink link = new TcpLink("127.0.0.1", server.getLocalPort())) {
      link.open();
      try (Socket printer = server.accept()) {
        link.write("~HS".getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(
            "~HS".getBytes(StandardCharsets.US_ASCII), printer.getInputStream().readNBytes(3));
        printer.getOutputStream().write('A');
        assertArrayEquals(new byte[] {'A'}, link.read(Duration.ofSeconds(5)));
        assertEquals(0, link.read(Duration.ofMillis(10)).length);
      }
      assertThrows(PrinterException.class, () -> link.read(Duration.ofSeconds(5)));
    }
  }

  @Test
  void aSocketThatTakesNothingMoreIsFreedByTheWatchdog() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TcpLink link = new TcpLink("127.0.0.1", server.getLocalPort())) {
      assertSays("does not answer any more", () -> link.write(new byte[64 << 20]));
    }
  }

  @Test
  void aDeviceFileThatTakesNothingMoreIsFreedByTheWatchdog() throws Exception {
    Path pipe = folder.resolve("lp0");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Process reader = new ProcessBuilder("sh", "-c", "exec sleep 60 <" + pipe).start();
    try (FileLink link = new FileLink(pipe)) {
      assertSays("does not take data any more", () -> link.write(new byte[1 << 20]));
    } finally {
      reader.destroy();
    }
  }

  @Test
  void aByteWithParityAndTwoStopBitsIsLongerUnderWay() {
    Link usual = Links.of(URI.create("serial:/dev/x?baud=9600"));
    Link longer = Links.of(URI.create("serial:/dev/x?baud=9600&frame=8E2"));
    assertEquals(Duration.ofSeconds(1), usual.travel(960));
    assertEquals(Duration.ofMillis(1_200), longer.travel(960));
  }

  @Test
  void aPrinterIsHeardWithAnotherFrame() {
    try (SimulatedPrinter printer = printer();
        Link link =
            Links.of(URI.create("serial:" + printer.setup().link() + "?baud=921600&frame=8E1"))) {
      link.write("~HS\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(link.read(Duration.ofSeconds(5)).length > 0);
    }
  }

  private SimulatedPrinter printer() {
    return SimulatedPrinter.start(setup());
  }

  private SimulatedPrinter.Setup setup() {
    return new SimulatedPrinter.Setup(
        folder.resolve("printer"), folder.resolve("labels"), 921_600, 20, 1);
  }

  private static SerialLink port(Path path) {
    return new SerialLink(path, 921_600, Flow.NONE);
  }

  private static void assertSays(String words, Runnable work) {
    PrinterException refusal = assertThrows(PrinterException.class, work::run);
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(words), message);
  }
}
