package dev.foyer.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.digest.DigestMail;
import dev.foyer.digest.Stop;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.Room;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reporter writes down, and what may be queued for those who were missed, on a real box.
class StoriesTest {
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http door;
  private Reporter reporter;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    door = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    reporter = Reporter.at(box);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aStoryLeavesItsTableOnceEverybodyNamedHasAgreed() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    String story = reporter.captured(ana.person(), mei.person());
    assertFalse(first().path("mayLeave").asBoolean());
    assertTrue(first().at("/named/0/said").isNull());
    reporter.answer(story, ana.person(), "yes");
    assertFalse(first().path("mayLeave").asBoolean());
    reporter.answer(story, mei.person(), "yes");
    assertTrue(first().path("mayLeave").asBoolean());
    reporter.answer(story, ana.person(), "no");
    assertFalse(first().path("mayLeave").asBoolean());
    assertEquals("no", first().at("/named/0/said").asText());
  }

  @Test
  void whatIsToStayAtTheTableStaysWhoeverAgrees() {
    Guest ana = arrived("Ana Quintero");
    String story = Reporter.id();
    reporter.capture(story, List.of(ana.person()), List.of(), "stays-at-the-table");
    reporter.answer(story, ana.person(), "yes");
    assertFalse(first().path("mayLeave").asBoolean());
  }

  @Test
  void aConfidentialTableIsNotWrittenAbout() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    seat(ana, mei);
    Answer refused =
        reporter.capture(Reporter.id(), List.of(mei.person()), List.of(), "may-be-shared");
    assertEquals(409, refused.status());
    assertEquals(
        "What is said at table Quiet stays there: nothing is written down.", refused.text("title"));
    assertEquals(0, reporter.stories().size());
    reporter.captured(ana.person());
  }

  @Test
  void theSameStorySentTwiceIsOne() {
    Guest ana = arrived("Ana Quintero");
    String story = reporter.captured(ana.person());
    long end = box.replica().ledger().journal().end();
    assertEquals(
        204, reporter.capture(story, List.of(ana.person()), List.of(), "may-be-shared").status());
    reporter.answer(story, ana.person(), "yes");
    reporter.answer(story, ana.person(), "yes");
    assertEquals(end + 1, box.replica().ledger().journal().end());
  }

  @Test
  void onlyWhoIsHereIsNamedAndOnlyWhoIsNotIsMeant() {
    Guest ana = arrived("Ana Quintero");
    Guest ola = evening.invite("Ola Nordmann");
    Answer notHere =
        reporter.capture(Reporter.id(), List.of(ola.person()), List.of(), "may-be-shared");
    assertEquals("named", notHere.text("field"));
    Answer isHere =
        reporter.capture(
            Reporter.id(), List.of(ana.person()), List.of(ana.person()), "may-be-shared");
    assertEquals("wanted", isHere.text("field"));
    Answer nobody = reporter.capture(Reporter.id(), List.of(), List.of(), "may-be-shared");
    assertEquals("named", nobody.text("field"));
    Answer meant =
        reporter.capture(
            Reporter.id(), List.of(ana.person()), List.of(ola.person()), "may-be-shared");
    assertEquals(204, meant.status());
    assertEquals("Ola Nordmann", first().at("/wanted/0/name").asText());
    String story = first().path("story").asText();
    assertEquals("person", reporter.answer(story, ola.person(), "yes").text("field"));
    assertEquals(403, door.get("/api/stories").status());
  }

  @Test
  void peopleAreFoundByAPartOfTheirNameAndByWhetherTheyCame() {
    arrived("Ana Quintero");
    evening.invite("Mariana Ruiz");
    assertEquals(List.of("Ana Quintero"), found("here", "ana"));
    assertEquals(List.of("Mariana Ruiz"), found("missed", "ana"));
    assertEquals(List.of(), found("came", "ruiz"));
  }

  @Test
  void anItemNeedsAStoryThatMayLeaveALinkAndSomebodyWhoAgreed() {
    Guest ana = arrived("Ana Quintero");
    Guest ola = missed("Ola Nordmann", Said.YES);
    String story = reporter.captured(ana.person());
    assertEquals("story", queue(item(story, ola, ana)).text("field"));
    reporter.answer(story, ana.person(), "yes");
    assertEquals("link", queue(item(story, ola, ana).put("link", "")).text("field"));
    assertEquals("link", queue(item(story, ola, ana).put("link", "ftp://x")).text("field"));
    assertEquals("introducer", queue(item(story, ola, ana).put("agreed", false)).text("field"));
    assertEquals("introducer", queue(item(story, ola, ola)).text("field"));
    assertEquals(0, digest().path("items").size());
    assertEquals(204, queue(item(story, ola, ana)).status());
    assertEquals("ready", digest().at("/items/0/standing").asText());
    assertEquals("Ana Quintero", digest().at("/items/0/introducer/name").asText());
  }

  @Test
  void onlyWhoAgreedToADigestAndWasMissedIsTold() {
    Guest ana = arrived("Ana Quintero");
    Guest silent = evening.invite("Silent Sam");
    Guest ola = missed("Ola Nordmann", Said.YES);
    String story = shared(ana);
    assertEquals("person", queue(item(story, silent, ana)).text("field"));
    assertEquals("person", queue(item(story, ana, ana)).text("field"));
    assertEquals(List.of("Ola Nordmann"), digest().path("readers").findValuesAsText("name"));
    for (int i = 0; i < 3; i++) {
      assertEquals(204, queue(item(story, ola, ana)).status());
    }
    assertEquals("person", queue(item(story, ola, ana)).text("field"));
  }

  @Test
  void aWithdrawalHoldsAnItemBackAtOnce() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest ola = missed("Ola Nordmann", Said.YES);
    String story = shared(ana);
    ObjectNode item = item(story, ola, mei);
    assertEquals(204, queue(item).status());
    reporter.answer(story, ana.person(), "no");
    assertEquals("story", standing());
    reporter.answer(story, ana.person(), "yes");
    assertEquals("ready", standing());
    introducer(item, "no");
    assertEquals("introducer", standing());
    introducer(item, "yes");
    record(new ConsentSaid(ola.person(), Purpose.DIGEST, 2, Said.NO));
    assertEquals("reader", standing());
  }

  @Test
  void aDigestIsDueOnceTheEventIsOverAndLateTwoDaysAfterIt() {
    Guest ana = arrived("Ana Quintero");
    Guest ola = missed("Ola Nordmann", Said.YES);
    queue(item(shared(ana), ola, ana));
    DigestDesk desk = desk();
    assertEquals(List.of(), desk.due());
    assertFalse(digest().path("over").asBoolean());
    over(Duration.ofHours(47), 2);
    assertEquals(1, desk.due().size());
    assertTrue(digest().path("over").asBoolean());
    assertFalse(digest().at("/items/0/late").asBoolean());
    over(Duration.ofHours(49), 3);
    assertTrue(digest().at("/items/0/late").asBoolean());
    desk.due().forEach(letter -> assertTrue(desk.mayGo(letter)));
    desk.due().forEach(desk::recordSent);
    assertEquals(List.of(), desk.due());
    assertEquals("sent", standing());
    assertFalse(digest().at("/items/0/late").asBoolean());
  }

  @Test
  void aLetterThatWasDueDoesNotGoAfterAWithdrawalAndOneThatHasGoneIsNoted() {
    Guest ana = arrived("Ana Quintero");
    Guest ola = missed("Ola Nordmann", Said.YES);
    queue(item(shared(ana), ola, ana));
    over(Duration.ofHours(1), 2);
    DigestDesk desk = desk();
    Letter letter = desk.due().getFirst();
    assertEquals(letter, desk().due().getFirst(), "after a restart it is the same letter");
    assertTrue(desk.mayGo(letter));
    record(new ConsentSaid(ola.person(), Purpose.DIGEST, 2, Said.NO));
    assertFalse(desk.mayGo(letter));
    desk.recordSent(letter);
    assertEquals("sent", standing());
  }

  private DigestDesk desk() {
    Mailbox from = new Mailbox("Hearth", "hello@club.example");
    return new DigestDesk(
        box.replica(), new DigestMail(from), person -> new Stop(Optional.empty(), from));
  }

  private void over(Duration since, long version) {
    Instant end = Instant.now().minus(since);
    record(
        new EventPlanned(
            Evening.SUPPER,
            version,
            new EventPlan(
                "Supper", "Hall", end.minusSeconds(3_600), end, ZoneId.of("Europe/Oslo"), "")));
  }

  private String standing() {
    return digest().at("/items/0/standing").asText();
  }

  private void introducer(ObjectNode item, String said) {
    String path = "/api/digest/" + item.path("item").asText() + "/introducer";
    ObjectNode body = Http.JSON.createObjectNode().put("said", said);
    assertEquals(204, reporter.post("/api/digest/{item}/introducer", path, body).status());
  }

  private String shared(Guest guest) {
    String story = reporter.captured(guest.person());
    reporter.answer(story, guest.person(), "yes");
    return story;
  }

  private JsonNode digest() {
    return reporter.digest(Evening.SUPPER);
  }

  private Answer queue(ObjectNode item) {
    return reporter.queue(Evening.SUPPER, item);
  }

  private static ObjectNode item(String story, Guest reader, Guest introducer) {
    return Reporter.item(story, reader.person(), introducer.person());
  }

  private static String path(String operation) {
    return operation.replace("{event}", Evening.SUPPER.hex());
  }

  private List<String> found(String who, String query) {
    String operation = "/api/events/{event}/people";
    return reporter
        .document()
        .check(
            "GET " + operation,
            reporter.host().get(path(operation) + "?who=" + who + "&q=" + query))
        .json()
        .path("people")
        .findValuesAsText("name");
  }

  private JsonNode first() {
    return reporter.stories().path(0);
  }

  private Guest arrived(String name) {
    Guest guest = evening.invite(name);
    ObjectNode scan =
        Http.JSON.createObjectNode().put("scanId", Reporter.id()).put("text", guest.token().bare());
    assertEquals("admitted", door.post("/api/scans", scan.toString()).text("decision"));
    return guest;
  }

  private Guest missed(String name, Said digest) {
    Guest guest = evening.invite(name);
    record(
        new PersonProfiled(guest.person(), 2, mailed(name)),
        new ConsentSaid(guest.person(), Purpose.DIGEST, 1, digest));
    return guest;
  }

  private static Profile mailed(String name) {
    return new Profile(
        name,
        "ola@example.org",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        MeetingStyle.NOT_SAID,
        "");
  }

  /// One at an open table, the other at one where nothing is written down.
  private void seat(Guest open, Guest confidential) {
    record(
        new RoomLaid(
            Evening.SUPPER,
            1,
            new Room(
                List.of(
                    new Room.RoomTable("5", 6, List.of(), ""),
                    new Room.RoomTable("Quiet", 6, List.of(Room.Trait.CONFIDENTIAL), "")),
                List.of(new Room.Course("Starter", Room.Mode.MIX, 30, "", "")))),
        new SeatsPlanned(
            Evening.SUPPER,
            1,
            List.of(
                new Row(new GuestId(open.invitation(), 0), List.of(0)),
                new Row(new GuestId(confidential.invitation(), 0), List.of(1)))));
  }

  private void record(FactBody... facts) {
    box.replica().ledger().record(List.of(facts));
  }
}
