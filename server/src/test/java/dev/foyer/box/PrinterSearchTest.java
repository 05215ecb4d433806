package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.BoxConfig.Printer;
import dev.foyer.domain.Role;
import dev.foyer.printer.detection.Ports;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a host finds at the ports of a box, over HTTP: one printer is set up, one is not.
@Timeout(90)
class PrinterSearchTest {
  @TempDir Path folder;
  private SimulatedPrinter desk;
  private SimulatedPrinter spare;
  private Box box;
  private Http host;

  @BeforeEach
  void start() throws IOException {
    desk = simulated("ttyUSB0", "zpl");
    spare = simulated("ttyUSB1", "escpos");
    Files.createDirectories(dev("serial/by-id"));
    Files.createSymbolicLink(dev("serial/by-id/usb-desk"), dev("ttyUSB0"));
    Files.createSymbolicLink(dev("serial/by-id/usb-spare"), dev("ttyUSB1"));
    box =
        Box.start(
            new BoxConfig(
                    folder.resolve("box"),
                    "Foyer box",
                    0,
                    Listening.LOOPBACK,
                    List.of(
                        new Printer(
                            "desk", URI.create("serial:" + dev("ttyUSB0") + "?baud=115200"))),
                    Optional.empty())
                .with(new Ports(dev(""), path -> true)));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterEach
  void stop() {
    box.close();
    desk.close();
    spare.close();
  }

  @Test
  void aPrinterThatIsNotSetUpIsFoundWithItsAddressAndPrintsATestBadge() {
    Answer answer = host.get("/api/printers/found");
    assertEquals(200, answer.status(), answer.body());
    assertEquals(1, answer.json().path("found").size(), answer::body);
    JsonNode found = answer.json().at("/found/0");
    assertEquals("printer", found.path("is").asText());
    String uri = found.path("uri").asText();
    assertEquals(
        "serial:"
            + dev("serial/by-id/usb-spare")
            + "?baud=115200&language=escpos&model=576&serial=SIME0001",
        uri);
    assertEquals("TM-m30 SIM, SIME0001", found.path("says").asText());
    assertEquals(0, spare.count());
    assertEquals("printed", test("/api/printers/test", "{\"uri\":\"" + uri + "\"}"));
    assertEquals(1, spare.count());
    assertEquals(0, desk.count());
  }

  @Test
  void aPrinterOfTheBoxPrintsATestBadgeAndGoesOnWorking() {
    assertEquals("printed", test("/api/printers/desk/test", "{}"));
    assertEquals(1, desk.count());
    desk.fail(Fault.PAPER_OUT);
    assertEquals("failed", test("/api/printers/desk/test", "{}"));
    desk.mend(Fault.PAPER_OUT);
    Evening evening = Evening.at(box.replica());
    Http kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    String scan =
        "{\"scanId\":\"%032x\",\"text\":\"%s\"}"
            .formatted(1, evening.invite("Ana Ek").token().bare());
    assertEquals(200, kiosk.post("/api/scans", scan).status());
    long until = System.nanoTime() + 20_000_000_000L;
    while (desk.count() < 2 && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertEquals(2, desk.count());
  }

  @Test
  void nothingIsPrintedAtAnAddressThatWasNotFound() {
    String uri = "serial:" + dev("serial/by-id/usb-spare") + "?baud=115200&language=escpos";
    assertEquals(404, host.post("/api/printers/test", "{\"uri\":\"" + uri + "\"}").status());
    assertEquals("uri", host.post("/api/printers/test", "{}").text("field"));
    assertEquals(404, host.post("/api/printers/attic/test", "{}").status());
    Http kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    assertEquals(403, kiosk.get("/api/printers/found").status());
    assertEquals(403, kiosk.post("/api/printers/desk/test", "{}").status());
    assertEquals(0, desk.count() + spare.count());
    assertTrue(spare.received() == 0);
  }

  private String test(String path, String body) {
    Answer answer = host.post(path, body);
    assertEquals(200, answer.status(), answer.body());
    return answer.text("outcome");
  }

  private SimulatedPrinter simulated(String name, String language) {
    return SimulatedPrinter.start(
        new SimulatedPrinter.Setup(dev(name), folder.resolve(name + "-labels"), 115_200, 20, 7)
            .speaking(language));
  }

  private Path dev(String name) {
    return folder.resolve("dev").resolve(name);
  }
}
