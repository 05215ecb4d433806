package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.BoxConfig.Printer;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Role;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What hosts do with two printers, over HTTP, on a real box.
@Timeout(60)
class PrintersTest {
  @TempDir Path folder;
  private final AtomicInteger scans = new AtomicInteger();
  private SimulatedPrinter left;
  private SimulatedPrinter right;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http host;

  @BeforeEach
  void start() {
    left = simulated("left", "SIM-LEFT");
    right = simulated("right", "SIM-RIGHT");
    open();
    evening = Evening.at(box.replica());
  }

  private void open() {
    box = Box.start(config());
    kiosk = paired(Role.STATION);
    host = paired(Role.HOST);
  }

  private BoxConfig config() {
    return new BoxConfig(
        folder.resolve("box"),
        "Foyer box",
        0,
        Listening.LOOPBACK,
        List.of(new Printer("left", uri("left")), new Printer("right", uri("right"))),
        Optional.empty());
  }

  private SimulatedPrinter simulated(String port, String number) {
    return SimulatedPrinter.start(
        new SimulatedPrinter.Setup(
                folder.resolve(port), folder.resolve(number + "-labels"), 115_200, 20, 7)
            .numbered(number));
  }

  private URI uri(String name) {
    String number = "SIM-" + name.toUpperCase(Locale.ROOT);
    return URI.create("serial:" + folder.resolve(name) + "?baud=115200&serial=" + number);
  }

  @AfterEach
  void stop() {
    box.close();
    left.close();
    right.close();
  }

  @Test
  void aStationsBadgesComeOutOfItsOwnPrinterAndOfAnotherOneWhileThatStandsStill() {
    assertTrue(host.get("/api/printers").json().at("/stations/0/printer").isNull());
    assertEquals(204, host.post(route(), "{\"printer\":\"right\"}").status());
    assertEquals("right", host.get("/api/printers").json().at("/stations/0/printer").asText());
    for (int guest = 0; guest < 3; guest++) {
      scan(evening.invite("Guest " + guest));
    }
    await(() -> right.count() == 3);
    right.fail(Fault.PAPER_OUT);
    scan(evening.invite("Late Guest"));
    await(() -> left.count() == 1);
    right.mend(Fault.PAPER_OUT);
    await(() -> board("right").path("reasons").isEmpty());
    scan(evening.invite("Later Guest"));
    await(() -> right.count() == 4);
    assertEquals(1, left.count());
  }

  @Test
  void aPrinterWithoutPaperLeavesItsBadgesToTheOther() {
    left.fail(Fault.PAPER_OUT);
    for (int guest = 0; guest < 4; guest++) {
      scan(evening.invite("Guest " + guest));
    }
    await(() -> right.count() == 4);
    left.mend(Fault.PAPER_OUT);
    await(() -> board("left").path("reasons").isEmpty());
    assertEquals(0, left.count() + left.waiting());
  }

  @Test
  void aPrinterAtAnothersCableIsOfflineAndItsBadgesComeOutOfTheOther() {
    left.close();
    left = simulated("left", "SIM-OTHER");
    assertEquals(204, host.post(route(), "{\"printer\":\"left\"}").status());
    await(() -> board("left").at("/reasons/0").asText().equals("other-printer"));
    assertEquals("offline", board("left").path("state").asText());
    scan(evening.invite("Ana Quintero"));
    await(() -> right.count() == 1);
    assertEquals(0, left.count());
    left.close();
    left = simulated("left", "SIM-LEFT");
    await(() -> board("left").path("reasons").isEmpty());
    scan(evening.invite("Bo Berg"));
    await(() -> left.count() == 1);
  }

  @Test
  void aPrinterThatAHostPausedStaysPausedOverARestart() {
    Guest ana = evening.invite("Ana Quintero");
    assertEquals("pause", post("/api/printers/left/pause").text("order"));
    assertEquals("pause", post("/api/printers/right/pause").text("order"));
    box.close();
    open();
    assertEquals("paused", board("left").at("/reasons/0").asText());
    Answer admitted = scan(ana);
    assertEquals("paused", admitted.json().at("/badges/0/reasons/0").asText());
    post("/api/printers/left/resume");
    await(() -> left.count() == 1);
    assertEquals(0, right.count());
  }

  @Test
  void whileBadgesAreWrittenByHandTheBoxRemembersWhoHasNone() {
    post("/api/printers/left/by-hand");
    post("/api/printers/right/by-hand");
    Answer ana = scan(evening.invite("Ana Quintero"));
    scan(evening.invite("Bo Berg"));
    assertEquals("write-by-hand", ana.json().at("/badges/0/reasons/0").asText());
    assertEquals(List.of("Ana Quintero", "Bo Berg"), namesWithoutBadge());
    post("/api/badges/" + ana.json().at("/badges/0/job").asText() + "/handwritten");
    assertEquals(List.of("Bo Berg"), namesWithoutBadge());
    post("/api/printers/left/resume");
    await(() -> left.count() == 1);
    assertEquals(List.of(), namesWithoutBadge());
  }

  @Test
  void oneBadgeCanBePrintedAllTheSameWhileTheOthersAreWrittenByHand() {
    post("/api/printers/left/by-hand");
    post("/api/printers/right/by-hand");
    scan(evening.invite("Ana Quintero"));
    Answer bo = scan(evening.invite("Bo Berg"));
    post("/api/badges/" + bo.json().at("/badges/0/job").asText() + "/release");
    await(() -> left.count() + right.count() == 1);
    assertEquals(List.of("Ana Quintero"), namesWithoutBadge());
  }

  @Test
  void aHostWhoPutARollInSeesAboutHowManyBadgesAreLeft() {
    post("/api/printers/right/pause");
    assertTrue(board("left").path("left").isNull());
    scan(evening.invite("Ana Quintero"));
    await(() -> left.count() == 1);
    await(() -> board("left").path("labels").asLong() == 1);
    assertEquals(
        250, host.post("/api/printers/left/roll", "{\"badges\":250}").json().path("left").asInt());
    scan(evening.invite("Bo Berg"));
    await(() -> board("left").path("left").asInt() == 249);
  }

  @Test
  void badgesPrintedAheadComeOutByNameAndTheirGuestsGetNoSecondOne() {
    post("/api/printers/right/pause");
    Guest zoe = evening.invite("Zoe Zell");
    Guest aake = evening.invite("Åke Ash");
    Guest bo = evening.invite("Bo Berg");
    assertEquals(3, ahead("name"));
    assertEquals(0, ahead("name"));
    await(() -> left.count() == 3);
    await(() -> sent(zoe) == 2);
    assertEquals(List.of(0L, 1L), List.of(sent(aake), sent(bo)));
    Answer admitted = scan(bo);
    assertEquals("printed", admitted.json().at("/badges/0/state").asText());
    assertEquals("printed-ahead", admitted.json().at("/badges/0/reasons/0").asText());
    scan(evening.invite("Walk Inn"));
    await(() -> left.count() == 4);
  }

  @Test
  void whoIsHereComesBeforeThoseWhoseBadgesArePrintedAhead() {
    post("/api/printers/right/pause");
    post("/api/printers/left/pause");
    Guest ana = evening.invite("Ana Quintero");
    Guest bo = evening.invite("Bo Berg");
    ahead("arrival");
    Guest late = evening.invite("Late Comer");
    scan(late);
    scan(bo);
    post("/api/printers/left/resume");
    await(() -> left.count() == 3);
    await(() -> sent(ana) == 2);
    assertEquals(2, sent(late) + sent(bo) + 1);
  }

  @Test
  void whatIsPrintedAheadCanBeGivenUpAsLongAsItWaits() {
    post("/api/printers/right/pause");
    post("/api/printers/left/pause");
    Guest ana = evening.invite("Ana Quintero");
    evening.invite("Bo Berg");
    ahead("name");
    scan(ana);
    Answer given = Http.send(host.request("/api/badges/ahead").DELETE());
    assertEquals(1, given.json().path("badges").asInt());
    post("/api/printers/left/resume");
    await(() -> left.count() == 1);
  }

  @Test
  void whatAPrinterCannotDoIsSaidPlainly() {
    assertEquals(404, host.post("/api/printers/attic/pause", "{}").status());
    assertEquals("badges", host.post("/api/printers/left/roll", "{\"badges\":0}").text("field"));
    assertEquals(404, host.post(route(), "{\"printer\":\"attic\"}").status());
    String nobody = "/api/stations/" + "00".repeat(8) + "/printer";
    assertEquals(404, host.post(nobody, "{\"printer\":\"left\"}").status());
    String sideways = "{\"event\":\"" + Evening.SUPPER.hex() + "\",\"order\":\"sideways\"}";
    assertEquals("order", host.post("/api/badges/ahead", sideways).text("field"));
    assertEquals(403, kiosk.post("/api/printers/left/pause", "{}").status());
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }

  private Answer post(String path) {
    Answer answer = host.post(path, "{}");
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  private int ahead(String order) {
    String wish = "{\"event\":\"%s\",\"order\":\"%s\"}".formatted(Evening.SUPPER.hex(), order);
    return host.post("/api/badges/ahead", wish).json().path("badges").asInt();
  }

  /// The printer's count when the guest's badge was sent; -1 if it was not.
  private long sent(Guest guest) {
    return box.replica()
        .memory()
        .read(
            state ->
                state.badges().of(new GuestId(guest.invitation(), 0)).getFirst().sent().stream()
                    .mapToLong(BadgeSent::counterBefore)
                    .findFirst()
                    .orElse(-1));
  }

  private List<String> namesWithoutBadge() {
    JsonNode badges = host.get("/api/host").json().path("badges");
    return badges.findValuesAsText("name");
  }

  private JsonNode board(String name) {
    for (JsonNode board : host.get("/api/printers").json().path("printers")) {
      if (board.path("name").asText().equals(name)) {
        return board;
      }
    }
    throw new AssertionError("no printer " + name);
  }

  private String route() {
    String station = kiosk.get("/api/devices/me").json().path("device").asText();
    return "/api/stations/" + station + "/printer";
  }

  private Answer scan(Guest guest) {
    ObjectNode scan = Http.JSON.createObjectNode();
    scan.put("scanId", "%032x".formatted(scans.incrementAndGet()));
    scan.put("text", guest.token().bare());
    Answer answer = kiosk.post("/api/scans", scan.toString());
    assertEquals("admitted", answer.text("decision"), answer.body());
    return answer;
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
