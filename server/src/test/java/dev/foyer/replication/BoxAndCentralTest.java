package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box and its central, over real HTTP.
class BoxAndCentralTest {
  private static final String EVENT = "0e".repeat(8);

  @TempDir Path folder;
  private Central central;
  private Box box;
  private Http planner;

  @BeforeEach
  void start() {
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    planner = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    planner.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"Nobody stands alone\"}");
    Instant now = Instant.now();
    Answer planned =
        planner.post(
            "/api/events",
            """
            {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
             "timeZone":"Europe/Oslo"}\
            """
                .formatted(EVENT, now.minusSeconds(600), now.plusSeconds(7200)));
    assertEquals(200, planned.status(), planned.body());
    invite(
        """
        Name,Organisation,First-timer,Invited by
        Jonas Berg,Ateneo,no,
        Ana Quintero,,yes,Jonas Berg
        """);
    box = Box.start(config(Optional.of(central.enrolmentCode())));
  }

  @AfterEach
  void stop() {
    box.close();
    central.close();
  }

  @Test
  void guestsInvitedAtCentralAreAdmittedAtTheBoxAndCentralHearsOfIt() {
    Http organiser = organiser();
    open(organiser);
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    Answer answer = checkIn(host, "Ana");
    assertEquals("admitted", answer.text("decision"), answer.body());
    assertEquals("Jonas Berg", answer.json().path("inviter").path("name").asText());
    await(() -> arrivedAtCentral() == 1);
  }

  @Test
  void theDoorNeedsNoCentralAndWhatHappenedIsSentWhenItIsBack() {
    Http organiser = organiser();
    open(organiser);
    int port = central.port();
    central.close();
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    assertEquals("admitted", checkIn(host, "Ana").text("decision"));
    await(() -> host.get("/api/host").json().at("/central/state").asText().equals("unreachable"));
    central = Central.start(CentralConfig.local(folder.resolve("central"), port));
    planner = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    await(() -> arrivedAtCentral() == 1);
    await(() -> host.get("/api/host").json().at("/central/unsent").asInt() == 0);
  }

  @Test
  void aRestartedBoxRemembersItsCommunityAndSendsNothingTwice() {
    open(organiser());
    box.close();
    box = Box.start(config(Optional.empty()));
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    assertEquals("admitted", checkIn(host, "Jonas").text("decision"));
    await(() -> arrivedAtCentral() == 1);
    await(this::isAllAtCentral);
    long facts = central.replica().ledger().journal().end();
    box.close();
    box = Box.start(config(Optional.empty()));
    Http again = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    await(() -> again.get("/api/host").json().at("/central/state").asText().equals("connected"));
    await(() -> central.replica().ledger().journal().end() == facts + 1);
  }

  @Test
  void aDeviceOfTheBoxIsAStrangerAtCentral() {
    Http organiser = organiser();
    Http atCentral = Http.bearing(central.origin(), organiser.token());
    await(() -> central.replica().memory().read(state -> state.devices().all().size()) >= 2);
    assertEquals(401, atCentral.get("/api/organiser").status());
  }

  @Test
  void anEnrolmentCodeIsGoodForOneBox() {
    String code = central.enrolmentCode();
    Path first = folder.resolve("first");
    Enrolment.enrol(new Enrolment.Applicant(first, "first", address()), code);
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                Enrolment.enrol(
                    new Enrolment.Applicant(folder.resolve("second"), "second", address()), code));
    assertTrue(String.valueOf(refusal.getMessage()).contains("make a new enrolment code"));
  }

  @Test
  void anUnsignedRequestIsRefused() {
    Answer answer = Http.stranger(central.origin()).post("/replication/exchange", "{}");
    assertEquals(401, answer.status());
  }

  @Test
  void anEnrolledBoxStartsWithoutTheAddressAndStaysInItsCommunity() {
    open(organiser());
    box.close();
    box =
        Box.start(
            new BoxConfig(
                folder.resolve("box"), "Box", 0, Listening.LOOPBACK, List.of(), Optional.empty()));
    assertEquals(
        central.replica().membership().community(), box.replica().membership().community());
    assertTrue(Files.notExists(folder.resolve("box").resolve("keys").resolve("community")));
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    assertEquals("admitted", checkIn(host, "Ana").text("decision"));
    await(() -> arrivedAtCentral() == 1);
  }

  @Test
  void anotherAddressOfCentralReplacesTheOneThatWasKept() {
    Path data = folder.resolve("box");
    assertEquals(Optional.of(address()), Enrolment.central(data));
    PeerAddress other =
        new PeerAddress(URI.create("https://central.example"), Optional.of("ab".repeat(32)));
    Enrolment.moved(data, other);
    Enrolment.moved(data, new PeerAddress(other.uri(), Optional.empty()));
    assertEquals(Optional.of(other), Enrolment.central(data));
  }

  @Test
  void aBoxWithACommunityOfItsOwnIsNotEnrolledAndTheCodeStaysGood() {
    Path data = folder.resolve("lone");
    try (Box lone = Box.start(BoxConfig.alone(data, 0))) {
      Http.paired(lone.origin(), Role.ORGANISER, lone.pairingCode(Role.ORGANISER))
          .post("/api/community", "{\"name\":\"Fjord choir\",\"vision\":\"\"}");
    }
    String code = central.enrolmentCode();
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () -> Enrolment.enrol(new Enrolment.Applicant(data, "lone", address()), code));
    assertEquals(
        "This box has a community of its own (Fjord choir). Give --data a new folder to join"
            + " central.",
        refusal.getMessage());
    Enrolment.enrol(new Enrolment.Applicant(folder.resolve("new"), "new", address()), code);
  }

  @Test
  void refusalsOfAnEnrolmentSayWhatToDo() {
    assertTrue(refusal("central", central.enrolmentCode()).contains("another --name"));
    assertTrue(refusal("n".repeat(61), central.enrolmentCode()).contains("60 characters"));
    assertTrue(refusal("box", "WRONGCODE").contains("new enrolment code"));
    for (int i = 0; i < 9; i++) {
      refusal("box", "WRONGCODE");
    }
    assertTrue(refusal("box", "WRONGCODE").contains("wait a minute"));
  }

  private String refusal(String name, String code) {
    Enrolment.Applicant box = new Enrolment.Applicant(folder.resolve("x"), name, address());
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> Enrolment.enrol(box, code)).getMessage());
  }

  @Test
  void whatABoxKeepsOfItsMembershipIsReadableByItsOwnerOnly() throws IOException {
    Path keys = folder.resolve("box").resolve("keys");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }

  private PeerAddress address() {
    return new PeerAddress(URI.create(central.origin()), Optional.empty());
  }

  private BoxConfig config(Optional<String> code) {
    return new BoxConfig(
        folder.resolve("box"),
        "Box",
        0,
        Listening.LOOPBACK,
        List.of(),
        Optional.of(new BoxConfig.Central(URI.create(central.origin()), code)));
  }

  private Http organiser() {
    return Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
  }

  private void open(Http organiser) {
    await(
        () ->
            box.replica()
                    .memory()
                    .read(state -> state.guests().tally(new EventId(EVENT)))
                    .expected()
                == 2);
    Answer opened = organiser.post("/api/events/" + EVENT + "/open", "{}");
    assertTrue(opened.status() < 300, opened.body());
  }

  private Answer checkIn(Http host, String name) {
    JsonNode guest = host.get("/api/guests?q=" + name).json().path("guests").path(0);
    InvitationId invitation = new InvitationId(guest.path("invitation").asText());
    String scan = "%032x".formatted(System.nanoTime());
    return host.post("/api/guests/" + invitation + "/check-in", "{\"scanId\":\"" + scan + "\"}");
  }

  private void invite(String csv) {
    Answer taken =
        planner.post(
            "/api/events/" + EVENT + "/guest-list",
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8));
    assertEquals(2, taken.json().path("added").asInt(), taken.body());
  }

  private boolean isAllAtCentral() {
    return new Batches(central.replica())
        .known()
        .entrySet()
        .containsAll(new Batches(box.replica()).ownHeads().entrySet());
  }

  private int arrivedAtCentral() {
    return planner.get("/api/organiser").json().path("events").path(0).path("arrived").asInt();
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
