package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.NotFoundException;
import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The box is killed (`kill -9`) when a guest has been greeted and the badge has not come out yet.
@Execution(ExecutionMode.CONCURRENT)
class KilledDoorWalk {
  private static final String EVENT = "0e".repeat(8);

  @TempDir Path folder;
  private Central central;
  private SimulatedPrinter printer;
  private BoxProcess box;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    Path link = folder.resolve("printer");
    printer =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link, folder.resolve("labels"), 115_200, 6, 7));
    plan();
    box = start("0", "--central", central.origin(), "--enrol", central.enrolmentCode());
    Http organiser = box.paired(Role.ORGANISER);
    await(
        () -> organiser.get("/api/events/" + EVENT + "/guests").json().at("/guests/0").isObject());
    assertEquals(204, organiser.post("/api/events/" + EVENT + "/open", "{}").status());
  }

  @AfterEach
  void shut() throws InterruptedException {
    box.kill();
    printer.close();
    central.close();
  }

  @Test
  void aGuestWhoWasGreetedBeforeTheBoxDiedGetsTheBadgeOnceItIsBackAndOneOnly()
      throws IOException, InterruptedException, NotFoundException {
    printer.fail(Fault.MUTE);
    InvitationId ana =
        central
            .replica()
            .memory()
            .read(state -> state.guests().of(new EventId(EVENT)).iterator().next());
    var key = central.replica().communityKeys().orElseThrow().issuing();
    String token = InvitationToken.issue(key, new EventId(EVENT), ana, null).bare();
    JsonNode seen =
        Chromium.play(
            "killed.mjs",
            Map.of("admitted", () -> box.kill(), "dark", this::startAgain),
            box.link(Role.STATION),
            box.link(Role.HOST),
            Video.of(token, folder.resolve("camera.y4m")).toString(),
            "Ana",
            Path.of("target", "walks", "killed").toAbsolutePath().toString());
    assertEquals("Welcome, Ana.", seen.path("greeting").asText(), seen::toString);
    assertEquals("printing", seen.path("badge").asText(), seen::toString);
    assertEquals("Please see a host", seen.path("silence").asText());
    assertEquals("1", seen.path("after").asText());
    assertTrue(seen.path("strangers").isEmpty(), "no request leaves the box");
    assertTrue(seen.path("errors").isEmpty(), seen::toString);
    assertEquals(1, printer.count());
    String code = "FB:" + ana.hex().toUpperCase(Locale.ROOT) + "-0";
    assertEquals(code, Labels.code(printer.label(1)));
    await(() -> isInAtCentral(ana));
    Thread.sleep(3_000);
    assertEquals(1, printer.count(), "one badge, however long one waits");
  }

  private void startAgain() throws IOException {
    printer.mend(Fault.MUTE);
    box = start(String.valueOf(box.port()), "--central", central.origin());
  }

  private BoxProcess start(String port, String... more) throws IOException {
    String[] words = new String[more.length + 4];
    words[0] = "--port";
    words[1] = port;
    words[2] = "--printer";
    words[3] = "desk=serial:" + folder.resolve("printer") + "?baud=115200";
    System.arraycopy(more, 0, words, 4, more.length);
    return BoxProcess.start(folder.resolve("box"), "-Xmx256m", words);
  }

  private void plan() {
    Http organiser = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"Nobody stands alone\"}");
    Instant now = Instant.now();
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Winter dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"UTC"}\
        """
            .formatted(EVENT, now.minusSeconds(600), now.plusSeconds(36_000)));
    byte[] list = "Name,E-mail\nAna Quintero,ana@example.org\n".getBytes(StandardCharsets.UTF_8);
    organiser.post("/api/events/" + EVENT + "/guest-list", "text/csv", list);
  }

  private boolean isInAtCentral(InvitationId guest) {
    return central
        .replica()
        .memory()
        .read(state -> state.guests().find(guest).orElseThrow().effective(0))
        .isPresent();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      Thread.sleep(50);
    }
  }
}
