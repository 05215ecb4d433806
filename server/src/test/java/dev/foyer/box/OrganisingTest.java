package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.keys.CommunityKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an organiser does, over HTTP.
class OrganisingTest {
  private static final String EVENT = "00112233445566aa";
  private static final String LIST =
      """
      Name;E-mail;Company;First timer;Invited by;People;Languages
      Jonas Berg;jonas@example.org;Fjord AS;no;;1;Norwegian
      Ana Pérez;ana@example.org;Sol SL;yes;jonas berg;2;Spanish, English
      ;nobody@example.org;;;;;
      Bo Li;bo;;;;;
      Cy;;;maybe;;;
      Dee;;;;;99;
      Ana Again;ANA@example.org;;;;;
      """;

  @TempDir Path data;
  private Box box;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private Answer plan(String event, String starts, String ends) {
    return organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Autumn dinner","place":"The hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"Europe/Oslo","hostOfTheEvening":"Jonas Berg"}\
        """
            .formatted(event, starts, ends));
  }

  private void plan() {
    assertEquals(200, plan(EVENT, "2026-12-01T17:00:00Z", "2026-12-01T22:00:00Z").status());
  }

  private Answer upload(String list) {
    return organiser.post(
        "/api/events/" + EVENT + "/guest-list", "text/csv", list.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode guests(String query) {
    return organiser.get("/api/events/" + EVENT + "/guests" + query).json().path("guests");
  }

  private void admit(String invitation) {
    InvitationId id = new InvitationId(invitation);
    PersonId person =
        box.replica()
            .memory()
            .read(state -> state.guests().find(id).flatMap(i -> i.terms()).orElseThrow().person());
    Passage passage = new Passage(ScanId.of(new byte[16]), DeviceId.of(new byte[8]), Way.SCAN);
    box.replica()
        .ledger()
        .record(
            List.of(
                new GuestAdmitted(
                    new GuestId(id, 0), 1, new EventId(EVENT), passage, person, PrivateText.NONE)));
  }

  @Test
  void namesACommunityAndPlansAnEventOnce() {
    assertEquals(
        200, organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"x\"}").status());
    plan();
    long end = box.replica().ledger().journal().end();
    plan();
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"x\"}");
    assertEquals(end, box.replica().ledger().journal().end());
    JsonNode overview = organiser.get("/api/organiser").json();
    assertEquals("Hearth", overview.path("community").path("name").asText());
    assertEquals("Autumn dinner", overview.path("events").path(0).path("name").asText());
    assertTrue(overview.path("issuing").asBoolean());
  }

  @Test
  void anEventThatEndsBeforeItStartsIsRefusedWithTheField() {
    Answer answer = plan(EVENT, "2026-12-01T17:00:00Z", "2026-12-01T16:00:00Z");
    assertEquals(400, answer.status());
    assertEquals("endsAt", answer.text("field"));
  }

  @Test
  void opensTheDoorsForAnEvent() {
    plan();
    assertEquals(204, organiser.post("/api/events/" + EVENT + "/open", "{}").status());
    JsonNode event = organiser.get("/api/organiser").json().path("events").path(0);
    assertTrue(event.path("open").asBoolean());
    assertEquals(404, organiser.post("/api/events/ffffffffffffffff/open", "{}").status());
  }

  @Test
  void aPreviewListsGoodAndBadRowsAndJournalsNothing() {
    plan();
    long end = box.replica().ledger().journal().end();
    Answer answer =
        organiser.post(
            "/api/events/" + EVENT + "/guest-list/preview",
            "text/csv",
            LIST.getBytes(StandardCharsets.UTF_8));
    assertEquals(200, answer.status(), answer.body());
    assertEquals(7, answer.json().path("rows").asInt());
    assertEquals(2, answer.json().path("added").asInt());
    List<Integer> bad =
        answer.json().path("bad").findValues("line").stream().map(JsonNode::asInt).toList();
    assertEquals(List.of(4, 5, 6, 7, 8), bad);
    assertEquals("Company", answer.json().path("mapping").path("organisation").asText());
    assertEquals(end, box.replica().ledger().journal().end());
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    plan();
    assertEquals(2, upload(LIST).json().path("added").asInt());
    long end = box.replica().ledger().journal().end();
    Answer second = upload(LIST);
    assertEquals(2, second.json().path("unchanged").asInt());
    assertEquals(0, second.json().path("changed").asInt());
    assertEquals(end, box.replica().ledger().journal().end());
  }

  @Test
  void guestsWhoAreNotInALaterFileStayAndAreCounted() {
    plan();
    upload("Name\nAna\nBo\nCy\n");
    Answer second = upload("Name\nBo\n");
    assertEquals(2, second.json().path("missing").asInt(), second.body());
    assertEquals(3, guests("").size());
  }

  @Test
  void twoPeopleWithOneAddressAreToldThatItIsTheAddress() {
    plan();
    Answer taken = upload("Name,E-mail\nAna,us@example.org\nBo,us@example.org\n");
    String reason = taken.json().path("bad").path(0).path("reason").asText();
    assertTrue(reason.startsWith("Its e-mail address is that of the guest of line 2"), reason);
  }

  @Test
  void doorsAreOpenedAndClosed() {
    plan();
    assertEquals(204, organiser.post("/api/events/" + EVENT + "/open", "{}").status());
    assertTrue(event().path("open").asBoolean());
    assertEquals(204, organiser.post("/api/doors/close", "{}").status());
    assertFalse(event().path("open").asBoolean());
    assertEquals(204, organiser.post("/api/doors/close", "{}").status());
    assertEquals(204, organiser.post("/api/events/" + EVENT + "/open", "{}").status());
    assertTrue(event().path("open").asBoolean());
  }

  private JsonNode event() {
    return organiser.get("/api/organiser").json().path("events").path(0);
  }

  @Test
  void aGuestIsUpdatedByEmailOrElseByNameAndOrganisation() {
    plan();
    upload("Name,E-mail,Company\nAna Perez,ana@example.org,Sol\nBo Li,,Kite\n");
    Answer second =
        upload("Name,E-mail,Company,People\nAna P.,ANA@example.org,Sol,1\nbo  lí,,kite,3\n");
    assertEquals(0, second.json().path("added").asInt());
    assertEquals(2, second.json().path("changed").asInt());
    assertEquals("Ana P.", guests("?q=ana").path(0).path("name").asText());
    assertEquals(3, guests("?q=bo").path(0).path("party").path("size").asInt());
  }

  @Test
  void guestsAreFoundByTheBeginningsOfTheirNamesAccentsFolded() {
    plan();
    upload(LIST);
    JsonNode found = guests("?q=per%20ana");
    assertEquals(1, found.size());
    assertEquals("Jonas Berg", found.path(0).path("inviter").asText());
    assertTrue(found.path(0).path("firstTimer").asBoolean());
    assertEquals(0, guests("?q=rez").size());
  }

  @Test
  void columnsCanBeMappedByHand() {
    plan();
    String mapping = URLEncoder.encode("{\"name\":\"Who\"}", StandardCharsets.UTF_8);
    byte[] list = "Who,What\nAna,x\n".getBytes(StandardCharsets.UTF_8);
    String path = "/api/events/" + EVENT + "/guest-list";
    Answer unmapped = organiser.post(path, "text/csv", list);
    assertEquals(400, unmapped.status());
    assertEquals("mapping", unmapped.text("field"));
    Answer mapped = organiser.post(path + "?mapping=" + mapping, "text/csv", list);
    assertEquals(1, mapped.json().path("added").asInt(), mapped.body());
  }

  @Test
  void aReturningMemberIsRecognisedAtTheNextEvent() {
    plan();
    upload("Name,E-mail\nAna,ana@example.org\nBo,bo@example.org\n");
    admit(guests("?q=ana").path(0).path("invitation").asText());
    String next = "00112233445566ab";
    plan(next, "2027-01-01T17:00:00Z", "2027-01-01T22:00:00Z");
    byte[] list =
        "Name,E-mail\nAna,ana@example.org\nBo,bo@example.org\n".getBytes(StandardCharsets.UTF_8);
    organiser.post("/api/events/" + next + "/guest-list", "text/csv", list);
    JsonNode guests = organiser.get("/api/events/" + next + "/guests").json().path("guests");
    assertFalse(guests.path(0).path("firstTimer").asBoolean());
    assertTrue(guests.path(1).path("firstTimer").asBoolean());
  }

  @Test
  void theSheetCarriesTheTokensThatTheListKnows() {
    plan();
    upload("Name\n<b>Ana</b> & co\n");
    Answer sheet = organiser.get("/api/events/" + EVENT + "/invitations.html");
    assertTrue(sheet.body().contains("&lt;b&gt;Ana&lt;/b&gt; &amp; co"));
    assertFalse(sheet.body().contains("style="));
    String code = guests("").path(0).path("shortCode").asText();
    assertTrue(sheet.body().contains(code));
    InvitationId id = new InvitationId(guests("").path(0).path("invitation").asText());
    InvitationToken again =
        InvitationToken.issue(
            CommunityKeys.in(data).orElseThrow().issuing(), new EventId(EVENT), id, null);
    assertTrue(
        box.replica()
            .memory()
            .read(state -> state.guests().byToken(again.sha256()))
            .filter(invitation -> invitation.id().equals(id))
            .isPresent());
  }

  @Test
  void theInvitationPageNeedsNoDeviceAndSaysWhatWhereAndWhen() {
    plan();
    upload("Name\nAna\n");
    String id = guests("").path(0).path("invitation").asText();
    InvitationToken token =
        InvitationToken.issue(
            CommunityKeys.in(data).orElseThrow().issuing(),
            new EventId(EVENT),
            new InvitationId(id),
            null);
    Answer page = Http.stranger(box.origin()).get("/I/" + token.text());
    assertEquals(200, page.status());
    assertTrue(page.body().contains("Autumn dinner"));
    assertTrue(page.body().contains("18:00–23:00"));
    assertTrue(page.body().contains("<svg"));
    assertEquals(204, organiser.post("/api/invitations/" + id + "/revoke", "{}").status());
    assertEquals(404, Http.stranger(box.origin()).get("/I/" + token.text()).status());
    assertEquals(404, Http.stranger(box.origin()).get("/I/abc").status());
    assertTrue(guests("").path(0).path("revoked").asBoolean());
  }

  @Test
  void attendanceSaysWhenEachGuestArrived() {
    plan();
    upload("Name,Company\nAna,=SUM(A1)\nBo,Kite\n");
    admit(guests("?q=ana").path(0).path("invitation").asText());
    Answer csv = organiser.get("/api/events/" + EVENT + "/attendance.csv");
    assertTrue(csv.body().startsWith("\uFEFFName,"));
    Matcher ana =
        Pattern.compile("Ana,,'=SUM\\(A1\\),,no,(\\d{4}-[^,]+),(\\d{4}-[^,]+Z),scan,")
            .matcher(csv.body());
    assertTrue(ana.find(), csv.body());
    assertTrue(csv.body().contains("Bo,,Kite,,no,,,,"));
  }

  @Test
  void aStationMayNotSeeTheList() {
    plan();
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    assertEquals(403, station.get("/api/organiser").status());
    assertEquals(403, station.get("/api/events/" + EVENT + "/attendance.csv").status());
    assertEquals(403, station.get("/api/events/" + EVENT + "/guests").status());
  }

  @Test
  void aColumnSaysWhoAgreesToBeKeptAndTheSameListTwiceChangesNothing() {
    plan();
    String list = "Name;Keep\nJonas Berg;yes\nAna Pérez;no\nBo Li;\nCy;perhaps\n";
    JsonNode first = upload(list).json();
    assertEquals(3, first.path("added").asInt());
    assertTrue(first.at("/bad/0/reason").asText().contains("write yes or no"), first.toString());
    assertEquals(3, upload(list).json().path("unchanged").asInt());
    JsonNode changed = upload(list.replace("Bo Li;", "Bo Li;no")).json();
    assertEquals(1, changed.path("changed").asInt(), changed.toString());
  }
}
