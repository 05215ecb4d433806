package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what, as a browser with several pages sees it.
class DeviceFilterTest {
  @TempDir Path data;
  private Box box;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  /// Pairs over HTTP and returns the cookie as a browser would send it.
  private String cookie(Role role) {
    Answer paired = pair(box.pairingCode(role));
    return setCookie(paired).split(";", 2)[0];
  }

  private Answer pair(String code) {
    return Http.stranger(box.origin()).post("/api/devices/pair", "{\"code\":\"" + code + "\"}");
  }

  private static String setCookie(Answer answer) {
    return answer.raw().headers().firstValue("set-cookie").orElse("");
  }

  private Answer send(String path, String cookies, String... headers) {
    return Http.send(request(path, cookies, headers).GET());
  }

  private HttpRequest.Builder request(String path, String cookies, String... headers) {
    HttpRequest.Builder request =
        Http.stranger(box.origin()).request(path).header("Cookie", cookies);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer issueCode(String cookies, String... headers) {
    return Http.send(
        request("/api/devices/codes", cookies, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"role\":\"station\"}")));
  }

  @Test
  void theCookieIsOfThisProgramAndRoleAndOutOfReachOfScriptsAndOtherSites() {
    String cookie = setCookie(pair(box.pairingCode(Role.HOST)));
    assertTrue(cookie.startsWith("foyer-box-host="), cookie);
    String attributes = cookie.toLowerCase(Locale.ROOT);
    assertTrue(attributes.contains("httponly"), cookie);
    assertTrue(attributes.contains("samesite=strict"), cookie);
  }

  @Test
  void threePagesInOneBrowserAreThreeDevices() {
    String all = cookie(Role.STATION) + "; " + cookie(Role.HOST) + "; " + cookie(Role.ORGANISER);
    for (Role role : Role.values()) {
      String word = role.name().toLowerCase(Locale.ROOT);
      assertEquals(word, send("/api/devices/me", all, "Foyer-Role", word).text("role"));
      assertEquals(word, send("/api/devices/me?role=" + word, all).text("role"));
    }
  }

  @Test
  void aPlainLinkFindsTheDeviceWhoseRoleFits() {
    String all = cookie(Role.STATION) + "; " + cookie(Role.HOST) + "; " + cookie(Role.ORGANISER);
    assertEquals(200, send("/api/organiser", all).status());
    assertEquals(403, send("/api/organiser", all, "Foyer-Role", "host").status());
  }

  @Test
  void aRoleWithoutItsCookieIsAStranger() {
    assertEquals(401, send("/api/devices/me", cookie(Role.HOST), "Foyer-Role", "station").status());
    assertEquals(401, send("/api/devices/me", cookie(Role.HOST), "Foyer-Role", "king").status());
    assertEquals(401, send("/api/devices/me", "foyer-box-host=made-up").status());
    assertEquals(401, send("/api/nowhere", "").status());
  }

  @Test
  void aChangeNeedsTheHeaderThatAnotherSiteCannotSend() {
    String organiser = cookie(Role.ORGANISER);
    assertEquals("/problems/no-role", issueCode(organiser).text("type"));
    String basic = "Basic Zm95ZXI6Zm95ZXI=";
    assertEquals("/problems/no-role", issueCode(organiser, "Authorization", basic).text("type"));
    assertEquals(200, issueCode(organiser, "Foyer-Role", "organiser").status());
  }

  @Test
  void aCookieUnderAnotherRolesNameOpensNothingMore() {
    String station = cookie(Role.STATION).replace("foyer-box-station", "foyer-box-organiser");
    assertEquals(403, send("/api/organiser", station, "Foyer-Role", "organiser").status());
  }

  @Test
  void aHostPairsStationsAndHostsButNoOrganiser() {
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    for (String role : List.of("station", "host")) {
      assertEquals(200, host.post("/api/devices/codes", "{\"role\":\"" + role + "\"}").status());
    }
    assertEquals(403, host.post("/api/devices/codes", "{\"role\":\"organiser\"}").status());
  }

  @Test
  void noTokenIsOnTheDisk() throws Exception {
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(host.token()), file.toString());
      }
    }
  }
}
