package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.RouteTable;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.keys.CommunityKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document at `/openapi` against the routes and the answers of a running box.
class OpenApiTest {
  private static final String EVENT = "00112233445566aa";
  private static final String LIST = "Name;E-mail\nAna;ana@example.org\nBo;bo@example.org\n";

  @TempDir Path data;
  private Box box;
  private OpenApiDocument document;
  private Http organiser;
  private Http station;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    document = OpenApiDocument.servedAt(box.origin());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void everyRouteIsDocumentedAndNothingElse() {
    assertEquals(RouteTable.of(box.routes()), document.operations("box"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertEquals(Set.of(), document.brokenReferences());
  }

  @Test
  void parametersAndSchemesAreDeclared() {
    assertEquals(Set.of(), document.faultyOperations());
  }

  @Test
  void answersAreAsDocumented() {
    devices();
    organising();
    open();
  }

  private Answer get(Http device, String operation, String path) {
    return document.check("GET " + operation, device.get(path));
  }

  private Answer post(Http device, String operation, String path, String body) {
    return document.check("POST " + operation, device.post(path, body));
  }

  private void devices() {
    Http stranger = Http.stranger(box.origin());
    String pair = "/api/devices/pair";
    String code =
        post(organiser, "/api/devices/codes", "/api/devices/codes", "{\"role\":\"host\"}")
            .text("code");
    Answer paired = post(stranger, pair, pair, "{\"code\":\"" + code + "\"}");
    post(stranger, pair, pair, "{\"code\":\"" + code + "\"}");
    post(stranger, pair, pair, "{\"code\":\"ABC\"}");
    post(stranger, pair, pair, "{}");
    get(stranger, "/api/devices/me", "/api/devices/me");
    get(station, "/api/devices/me", "/api/devices/me");
    get(station, "/api/devices", "/api/devices");
    get(organiser, "/api/devices", "/api/devices");
    String revoke = "/api/devices/{device}/revoke";
    post(organiser, revoke, "/api/devices/" + paired.text("device") + "/revoke", "");
    post(organiser, revoke, "/api/devices/ffffffffffffffff/revoke", "");
    post(station, revoke, "/api/devices/" + paired.text("device") + "/revoke", "");
  }

  private void organising() {
    get(organiser, "/api/organiser", "/api/organiser");
    post(organiser, "/api/community", "/api/community", "{\"name\":\"Hearth\"}");
    String plan =
        """
        {"event":"%s","name":"Dinner","startsAt":"2026-11-24T00:00:00Z",
         "endsAt":"2036-11-24T00:00:00Z","timeZone":"Europe/Oslo"}\
        """
            .formatted(EVENT);
    post(organiser, "/api/events", "/api/events", plan);
    post(organiser, "/api/events", "/api/events", "{\"event\":7}");
    get(organiser, "/api/organiser", "/api/organiser");
    post(organiser, "/api/events/{event}/open", "/api/events/" + EVENT + "/open", "{}");
    post(organiser, "/api/events/{event}/open", "/api/events/ffffffffffffffff/open", "{}");
    String list = "/api/events/{event}/guest-list";
    document.check("POST " + list + "/preview", upload("/guest-list/preview"));
    document.check("POST " + list, upload("/guest-list"));
    Answer guests =
        get(organiser, "/api/events/{event}/guests", "/api/events/" + EVENT + "/guests");
    get(
        organiser,
        "/api/events/{event}/invitations.html",
        "/api/events/" + EVENT + "/invitations.html");
    get(
        organiser,
        "/api/events/{event}/attendance.csv",
        "/api/events/" + EVENT + "/attendance.csv");
    String bo = guests.json().path("guests").path(1).path("invitation").asText();
    post(
        organiser,
        "/api/invitations/{invitation}/revoke",
        "/api/invitations/" + bo + "/revoke",
        "{\"reason\":\"moved\"}");
    get(Http.stranger(box.origin()), "/I/{token}", "/I/" + token(guests));
  }

  private Answer upload(String path) {
    return organiser.post(
        "/api/events/" + EVENT + path, "text/csv", LIST.getBytes(StandardCharsets.UTF_8));
  }

  private String token(Answer guests) {
    String ana = guests.json().path("guests").path(0).path("invitation").asText();
    return InvitationToken.issue(
            CommunityKeys.in(data).orElseThrow().issuing(),
            new EventId(EVENT),
            new InvitationId(ana),
            null)
        .text();
  }

  private void open() {
    Http stranger = Http.stranger(box.origin());
    get(stranger, "/health", "/health");
    get(stranger, "/openapi", "/openapi");
    get(stranger, "/I/{token}", "/I/nothing");
    for (String page :
        Set.of("/", "/kiosk", "/host", "/organiser", "/kiosk-sw.js", "/favicon.svg")) {
      get(stranger, page, page);
    }
  }
}
