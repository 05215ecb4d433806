package dev.foyer.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.platform.HttpServer.Address;
import dev.foyer.platform.HttpServer.PortInUse;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private final EventStream stream = new EventStream();
  private final AtomicBoolean welcome = new AtomicBoolean(true);
  private HttpServer server;

  record Greeting(String name, int count) {}

  @BeforeEach
  void start() {
    server =
        HttpServer.start(
            Address.loopback(0),
            Duration.ofSeconds(1),
            routing ->
                routing
                    .get("/fails", (request, response) -> fail())
                    .get("/events", (request, response) -> stream.serve(response, welcome::get))
                    .post(
                        "/greet",
                        (request, response) ->
                            Json.send(response, Json.read(request, Greeting.class)))
                    .post(
                        "/introduce",
                        (request, response) ->
                            Json.send(response, Json.readOfStranger(request, Greeting.class)))
                    .post(
                        "/large",
                        (request, response) ->
                            Json.send(
                                response, Bodies.large(request, 3 << 20, body -> body.length)))
                    .get("/hello", (request, response) -> response.send("hello")));
  }

  @AfterEach
  void stop() {
    stream.close();
    server.close();
  }

  private static void fail() {
    throw new IllegalStateException("the name of a guest");
  }

  private String origin() {
    return "http://localhost:" + server.port();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", server.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Test
  void aPortInUseIsSaidInOneLine() {
    PortInUse refusal =
        assertThrows(
            PortInUse.class,
            () -> HttpServer.start(Address.loopback(server.port()), routing -> {}));
    assertEquals(
        "Port "
            + server.port()
            + " is in use: stop the program that listens there, or choose"
            + " another port.",
        refusal.getMessage());
  }

  @Test
  void aFailureTellsTheClientNothingOfItself() {
    Answer answer = Http.stranger(origin()).get("/fails");
    assertEquals(500, answer.status());
    assertEquals("/problems/internal", answer.text("type"));
    assertFalse(answer.body().contains("guest"));
    assertFalse(answer.body().contains("Exception"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path : List.of("/hello", "/nowhere", "/fails")) {
      var headers = Http.stranger(origin()).get(path).raw().headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("frame-ancestors 'none'"), path);
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""), path);
      assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElse(""), path);
    }
  }

  @Test
  void strictJsonNamesTheField() {
    Map<String, String> wrong =
        Map.of(
            "{\"name\":\"a\",\"count\":1,\"more\":2}", "more",
            "{\"name\":\"a\",\"count\":\"1\"}", "count",
            "{\"name\":\"a\",\"count\":1.5}", "count",
            "{\"name\":\"a\",\"count\":null}", "count",
            "{\"name\":[1],\"count\":1}", "name");
    wrong.forEach(
        (body, field) -> {
          Answer answer = Http.stranger(origin()).post("/greet", body);
          assertEquals(400, answer.status(), body);
          assertEquals(field, answer.text("field"), body);
        });
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "1",
            "{",
            "{\"name\":\"a\",\"count\":1}{}",
            "{\"name\":\"a\",\"name\":\"b\",\"count\":1}",
            "[".repeat(100_000),
            "{\"name\":" + "[".repeat(50_000))) {
      Answer answer = Http.stranger(origin()).post("/greet", body);
      assertEquals(400, answer.status(), body.substring(0, Math.min(40, body.length())));
      assertEquals("/problems/bad-request", answer.text("type"));
    }
  }

  @Test
  void anotherTypeOfContentIsRefused() {
    Answer answer = Http.stranger(origin()).post("/greet", "text/plain", new byte[] {'{', '}'});
    assertEquals(415, answer.status());
    assertEquals("/problems/not-json", answer.text("type"));
  }

  @Test
  void aHugeBodyIsRefusedWhetherItsLengthIsToldOrNot() {
    byte[] huge = new byte[300 * 1024];
    assertEquals(413, status("/greet", BodyPublishers.ofByteArray(huge)));
    assertEquals(413, status("/greet", BodyPublishers.ofByteArrays(List.of(huge))));
  }

  private int status(String path, java.net.http.HttpRequest.BodyPublisher body) {
    var request =
        Http.stranger(origin()).request(path).header("Content-Type", "application/json").POST(body);
    return Http.send(request).status();
  }

  /// What a client hears that writes this and waits for the end.
  private String raw(String text) throws IOException {
    try (Socket socket = connect()) {
      write(socket, text);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void whatNoRouteEverSeesIsToldAsAProblemToo() throws IOException {
    String post = "POST /greet HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put(post + "Content-Length: 99999999\r\n\r\n{}", "413 too-large");
    wrong.put(post + "Content-Length: x\r\n\r\n{}", "400 bad-request");
    wrong.put(post + "Content-Length: -2\r\n\r\n{}", "400 bad-request");
    wrong.put(
        post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "400 bad-request");
    wrong.put(post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", "400 bad-request");
    wrong.put("GET /hello HTTP/1.1\r\n\r\n", "400 bad-request");
    wrong.put("GET /hello?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400 bad-request");
    wrong.put("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400 bad-request");
    wrong.put("nonsense\r\n\r\n", "400 bad-request");
    wrong.put("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n", "414 address-too-long");
    wrong.put(
        "GET /hello HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(40_000) + "\r\n\r\n",
        "400 bad-request");
    for (Map.Entry<String, String> request : wrong.entrySet()) {
      String said = request.getKey().substring(0, Math.min(140, request.getKey().length()));
      String answer = raw(request.getKey());
      String[] wanted = request.getValue().split(" ", 2);
      assertTrue(answer.startsWith("HTTP/1.1 " + wanted[0]), said + answer);
      assertTrue(answer.contains("application/problem+json"), said + answer);
      assertTrue(answer.contains("frame-ancestors 'none'"), said + answer);
      var problem = Http.JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
      assertEquals("/problems/" + wanted[1], problem.path("type").asText(), said);
      assertFalse(problem.path("title").asText().isEmpty(), said);
    }
  }

  @Test
  void aMalformedChunkIsTheClientsMistake() throws IOException {
    String answer =
        raw(
            """
            POST /greet HTTP/1.1
            Host: x
            Content-Type: application/json
            Transfer-Encoding: chunked

            ZZ
            {}
            0

            """
                .replace("\n", "\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("/problems/bad-request"), answer);
  }

  @Test
  void aClientThatConnectsAndSaysNothingIsLetGo() throws IOException {
    try (Socket silent = connect()) {
      assertEquals(-1, silent.getInputStream().read());
    }
  }

  @Test
  void aClientThatWantsToCloseIsLetGoAtOnce() throws IOException {
    String answer = raw("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertTrue(answer.endsWith("hello"), answer);
  }

  @Test
  void aStrangersBodyIsSmall() {
    Answer small = Http.stranger(origin()).post("/introduce", "{\"name\":\"a\",\"count\":1}");
    assertEquals(200, small.status());
    String long4k = "{\"name\":\"" + "a".repeat(4_096) + "\",\"count\":1}";
    assertEquals(413, Http.stranger(origin()).post("/introduce", long4k).status());
    assertEquals(200, Http.stranger(origin()).post("/greet", long4k).status());
  }

  @Test
  void largeBodiesWaitForOneAnothersRoom() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      slow.add(connect());
      write(
          slow.getLast(),
          "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: " + (3 << 20) + "\r\n\r\nx");
    }
    String answer = raw(large());
    while (answer.startsWith("HTTP/1.1 200")) {
      answer = raw(large());
    }
    assertTrue(answer.contains("/problems/busy"), answer);
    assertTrue(answer.contains("Retry-After: 1\r\n"), answer);
    for (Socket socket : slow) {
      socket.close();
    }
    while (!answer.startsWith("HTTP/1.1 200")) {
      answer = raw(large());
    }
  }

  private static String large() {
    return "POST /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
        + (2 << 20)
        + "\r\n\r\n"
        + "x".repeat(2 << 20);
  }

  @Test
  void mediaTypesAreComparedWhateverTheirCaseAndParameters() {
    byte[] greeting = "{\"name\":\"a\",\"count\":1}".getBytes(StandardCharsets.US_ASCII);
    for (String type : List.of("Application/JSON", "application/json ; charset=UTF-8")) {
      assertEquals(200, Http.stranger(origin()).post("/greet", type, greeting).status(), type);
    }
    assertEquals(
        415, Http.stranger(origin()).post("/greet", "application/jsonp", greeting).status());
  }

  @Test
  void aHeadIsAGetWithoutItsBody() throws IOException {
    String head = "HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n";
    String close = "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    String answers = raw(head + close);
    assertTrue(answers.startsWith("HTTP/1.1 200"), answers);
    assertEquals(1, answers.split("hello", -1).length - 1, answers);
    assertTrue(answers.indexOf("HTTP/1.1 200", 1) > 0, answers);
  }

  @Test
  void clientsThatNeverFinishTheirHeadersAreCutOffAndHoldNobodyUp() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      slow.add(connect());
      write(slow.getLast(), "GET /hello HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    }
    assertEquals("hello", Http.stranger(origin()).get("/hello").body());
    for (Socket socket : slow) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertFalse(answer.contains("hello"));
      socket.close();
    }
  }

  @Test
  void aStreamEndsAtOnceForWhoIsNotWelcomeAnyMore() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Thread page =
        Thread.startVirtualThread(
            () -> {
              Http.stranger(origin()).get("/events");
              ended.countDown();
            });
    while (stream.pages() == 0) {
      Thread.onSpinWait();
    }
    welcome.set(false);
    stream.recheck();
    ended.await();
    page.join();
    while (stream.pages() > 0) {
      Thread.onSpinWait();
    }
  }
}
