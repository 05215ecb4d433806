package dev.foyer.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.PersonId;
import dev.foyer.platform.HttpServer;
import dev.foyer.platform.HttpServer.Address;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stopping such mail without an account, over HTTP.
class StopPageTest {
  private static final StopLinks LINKS =
      new StopLinks("https://foyer.example/", Bytes.of(new byte[32]));
  private static final PersonId ASA = new PersonId(1, -2);

  private final List<PersonId> stopped = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server =
      HttpServer.start(
          Address.loopback(0),
          routing -> routing.register(StopLinks.PATH, new StopPage(LINKS, stopped::add)));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(at(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> oneClick(String path) throws Exception {
    return http.send(
        at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void aMailProgramStopsItWithOneRequest() throws Exception {
    HttpResponse<String> answer = oneClick(LINKS.link(ASA).getPath());
    assertEquals(200, answer.statusCode());
    assertEquals(List.of(ASA), stopped);
  }

  @Test
  void whoeverOpensTheLinkIsAskedFirst() throws Exception {
    HttpResponse<String> page = get(LINKS.link(ASA).getPath());
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<form method=\"post\"><button>"), page.body());
    assertTrue(stopped.isEmpty(), "programs follow links by themselves");
  }

  @Test
  void aLinkThatIsNotWholeStopsNobody() throws Exception {
    String path = LINKS.link(ASA).getPath();
    String other =
        new StopLinks("https://x.example", Bytes.ofHex("07".repeat(32))).link(ASA).getPath();
    for (String wrong :
        List.of(
            path.substring(0, path.length() - 1), path + "A", other, "/stop/%C3%A5", "/stop/_")) {
      assertEquals(404, get(wrong).statusCode(), wrong);
      assertEquals(404, oneClick(wrong).statusCode(), wrong);
    }
    assertTrue(stopped.isEmpty());
  }

  @Test
  void aLinkSaysWhoseItIsAndNoOther() {
    String path = LINKS.link(ASA).getPath();
    assertEquals("https://foyer.example" + path, LINKS.link(ASA).toString());
    assertEquals(Optional.of(ASA), LINKS.person(path.substring("/stop/".length())));
    assertFalse(LINKS.link(new PersonId(1, -1)).getPath().equals(path));
    assertThrows(IllegalArgumentException.class, () -> new StopLinks("x", Bytes.of(new byte[8])));
  }
}
