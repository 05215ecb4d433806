package dev.foyer.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.mail.Mailbox;
import dev.foyer.mail.PostOffice;
import dev.foyer.mail.PostOffice.Mood;
import dev.foyer.mail.SmtpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told at a box without a network reaches whoever was missed by central's mail: a real
/// box, a real central, a real SMTP server.
class DigestByMailTest {
  private static final EventId DINNER = new EventId("0e".repeat(8));
  private static final String OLA = "ola@example.org";

  @TempDir Path folder;
  private PostOffice office;
  private Central central;
  private Box box;
  private Reporter reporter;
  private int port;

  @BeforeEach
  void start() throws Exception {
    office = PostOffice.open();
    central = central(0);
    port = central.port();
    Http planner = planner();
    planner.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"Nobody stands alone\"}");
    Instant now = Instant.now();
    planned(planner, now.minusSeconds(7_200), now.plusSeconds(7_200));
    String list = "Name,Email\nAna Quintero,ana@example.org\nOla Nordmann," + OLA + "\n";
    Answer read =
        planner.post(
            "/api/events/" + DINNER.hex() + "/guest-list",
            "text/csv",
            list.getBytes(StandardCharsets.UTF_8));
    assertEquals(200, read.status(), read.body());
    box =
        Box.start(
            new BoxConfig(
                folder.resolve("box"),
                "Box",
                0,
                BoxConfig.Listening.LOOPBACK,
                List.of(),
                Optional.of(
                    new BoxConfig.Central(
                        URI.create(central.origin()), Optional.of(central.enrolmentCode())))));
    reporter = Reporter.at(box);
    await(() -> box.replica().memory().read(state -> state.people().known().size()) == 2);
    Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    organiser.post("/api/events/" + DINNER.hex() + "/open", "{}");
    say(Said.YES);
  }

  @AfterEach
  void stop() {
    box.close();
    central.close();
    office.close();
  }

  @Test
  void aMailArrivesOnceAlthoughBoxAndCentralWereApartAndCentralIsStartedAgain() {
    central.close();
    queued();
    central = central(port);
    await(() -> itemsAtCentral() == 1);
    assertEquals(List.of(), office.taken(), "the event is not over");
    over();
    await(() -> office.taken().size() == 1);
    String mail = new String(office.taken().getFirst().message().toArray(), StandardCharsets.UTF_8);
    assertEquals(OLA, office.taken().getFirst().to());
    assertTrue(mail.contains("https://club.example/c/12"), mail);
    assertTrue(mail.contains("Ana Quintero was there"), mail);
    await(this::isSent);
    central.close();
    central = central(port);
    await(() -> central.replica().memory().read(state -> state.stories().events()).size() == 1);
    Http planner = planner();
    assertEquals(0, planner.get("/api/outbox").json().path("waiting").asInt());
    assertTrue(planner.get("/api/outbox").json().path("sends").asBoolean());
    assertEquals(1, office.taken().size());
    await(() -> standingAtTheBox().equals("sent"));
  }

  @Test
  void anOrganiserHasItSentBeforeTheEventIsOver() {
    queued();
    await(() -> itemsAtCentral() == 1);
    String path = "/api/events/" + DINNER.hex() + "/digest/at-once";
    assertEquals(404, planner().post(path.replace("0e0e", "0a0a"), "{}").status());
    assertEquals(List.of(), office.taken());
    assertEquals(204, planner().post(path, "{}").status());
    await(() -> office.taken().size() == 1);
  }

  @Test
  void whoeverWithdrawsBeforeItGoesIsHeard() {
    office.expect(OLA, Mood.NOT_NOW);
    String story = queued();
    over();
    await(() -> office.begun() == 1);
    await(() -> planner().get("/api/outbox").json().path("waiting").asInt() == 1);
    reporter.answer(story, ana(), "no");
    await(() -> planner().get("/api/outbox").json().path("waiting").asInt() == 0);
    assertEquals(List.of(), office.taken());
  }

  @Test
  void aReaderStopsItByTheLinkInTheMail() throws Exception {
    queued();
    over();
    await(() -> office.taken().size() == 1);
    String mail =
        new String(office.taken().getFirst().message().toArray(), StandardCharsets.US_ASCII);
    Matcher link =
        Pattern.compile("https://club\\.example(/stop/[A-Za-z0-9_-]+)")
            .matcher(mail.replace("\r\n ", " ").replace("=\r\n", ""));
    assertTrue(link.find(), mail);
    Http reader = Http.stranger(central.origin());
    assertEquals(200, reader.get(link.group(1)).status());
    assertTrue(agrees());
    assertEquals(200, reader.post(link.group(1), "").status());
    assertFalse(agrees());
    await(() -> !box.replica().memory().read(s -> s.answers().agrees(ola(), Purpose.DIGEST)));
  }

  /// Ana comes, something is written down, she agrees, and Ola is to hear of it.
  private String queued() {
    ObjectNode entry = Http.JSON.createObjectNode().put("scanId", Reporter.id()).put("people", 1);
    String invitation =
        box.replica().memory().read(state -> state.guests().of(ana()).iterator().next().hex());
    Answer in = reporter.host().post("/api/guests/" + invitation + "/check-in", entry.toString());
    assertEquals("admitted", in.text("decision"), in.body());
    String story = reporter.captured(ana());
    reporter.answer(story, ana(), "yes");
    Answer queued = reporter.queue(DINNER, Reporter.item(story, ola(), ana()));
    assertEquals(204, queued.status(), queued.body());
    return story;
  }

  private void over() {
    Instant now = Instant.now();
    planned(planner(), now.minusSeconds(7_200), now.minusSeconds(60));
  }

  private static void planned(Http planner, Instant from, Instant to) {
    String event =
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"Europe/Oslo"}\
        """
            .formatted(DINNER.hex(), from, to);
    Answer answer = planner.post("/api/events", event);
    assertEquals(200, answer.status(), answer.body());
  }

  private void say(Said said) {
    central.replica().ledger().record(List.of(new ConsentSaid(ola(), Purpose.DIGEST, 1, said)));
    await(() -> box.replica().memory().read(s -> s.answers().agrees(ola(), Purpose.DIGEST)));
  }

  private boolean agrees() {
    return central.replica().memory().read(s -> s.answers().agrees(ola(), Purpose.DIGEST));
  }

  private int itemsAtCentral() {
    return central.replica().memory().read(state -> state.stories().items(DINNER).size());
  }

  private boolean isSent() {
    return central
        .replica()
        .memory()
        .read(s -> s.stories().items(DINNER).stream().allMatch(i -> s.stories().sent(i.item())));
  }

  private String standingAtTheBox() {
    return reporter.digest(DINNER).at("/items/0/standing").asText();
  }

  private PersonId ana() {
    return person("Ana Quintero");
  }

  private PersonId ola() {
    return person("Ola Nordmann");
  }

  private PersonId person(String name) {
    return box.replica()
        .memory()
        .read(
            state ->
                state.people().known().stream()
                    .filter(person -> state.people().profile(person).name().equals(name))
                    .findFirst()
                    .orElseThrow());
  }

  private Central central(int at) {
    SmtpServer server =
        new SmtpServer(
            SmtpServer.Address.of("localhost:" + office.port()),
            new Mailbox("Hearth", "hello@club.example"),
            Optional.empty(),
            Optional.empty());
    return Central.start(
        new CentralConfig(
                folder.resolve("central"),
                at,
                CentralConfig.Listening.LOOPBACK,
                Optional.of("https://club.example"))
            .mailing(Optional.of(server)));
  }

  private Http planner() {
    return Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
