package dev.foyer.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.handoff.WebSender.Answer;
import dev.foyer.handoff.WebSender.Credential;
import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import dev.foyer.mail.Outbox;
import dev.foyer.mail.PostOffice;
import dev.foyer.mail.Reply;
import dev.foyer.mail.SmtpServer;
import dev.foyer.platform.SystemClock;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a person looked at beforehand is what real servers receive, byte by byte.
@Execution(ExecutionMode.CONCURRENT)
class DryRunTest {
  private static final Credential KEY = new Credential(Discourse.KEY_HEADER, "0123secret");
  private static final Credential TOKEN =
      new Credential(MatrixRoom.TOKEN_HEADER, "Bearer syt_secret");

  private static List<Answer> sent(Delivery.Requests delivery, Credential credential)
      throws Exception {
    WebSender sender = new WebSender(List.of(credential));
    List<Answer> answers = new ArrayList<>();
    for (WebRequest request : delivery.requests()) {
      answers.add(sender.send(request));
    }
    return answers;
  }

  /// What a server has received, each credential's line taken out; there is one a request.
  private static Bytes received(RawServer server, Credential credential, int requests) {
    String text = new String(server.received(), StandardCharsets.ISO_8859_1);
    String line = credential.header() + ": " + credential.value() + "\r\n";
    assertEquals(requests, text.split(line, -1).length - 1);
    return Bytes.of(text.replace(line, "").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void assertSame(Bytes dryRun, Bytes received) {
    // Compared as text first: a difference can then be read.
    assertEquals(text(dryRun), text(received));
    assertEquals(dryRun, received);
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.UTF_8);
  }

  @Test
  void aForumReceivesTheTopicAsItWasShown() throws Exception {
    String created =
        RawServer.answer(
            "200 OK", "Content-Type: application/json\r\n", "{\"id\":9,\"topic_id\":4711}");
    try (RawServer server = new RawServer(List.of(created))) {
      Discourse forum = new Discourse(URI.create(server.origin()), "foyer", OptionalInt.of(5));
      Delivery.Requests delivery = forum.topic(Stubs.stub());
      List<Answer> answers = sent(delivery, KEY);
      assertSame(delivery.dryRun(), received(server, KEY, 1));
      assertEquals(OptionalLong.of(4711), Discourse.number(answers.getFirst()));
      assertTrue(text(delivery.dryRun()).startsWith("POST /posts.json HTTP/1.1\r\n"));
    }
  }

  @Test
  void aForumReceivesTheInvitationsAsTheyWereShown() throws Exception {
    try (RawServer server = new RawServer(List.of())) {
      URI site = URI.create(server.origin() + "/forum/");
      Delivery.Requests delivery =
          new Discourse(site, "foyer", OptionalInt.empty()).invitations(Stubs.stub(), 4711);
      assertEquals(2, delivery.requests().size());
      sent(delivery, KEY);
      assertSame(delivery.dryRun(), received(server, KEY, 2));
      assertTrue(text(delivery.dryRun()).contains("POST /forum/invites.json HTTP/1.1"));
    }
  }

  @Test
  void aTopicThatAnEarlierAttemptHasMadeIsFoundByItsId() throws Exception {
    String taken = RawServer.answer("422 Unprocessable Content", "", "{\"errors\":[\"taken\"]}");
    String found =
        RawServer.answer(
            "302 Found", "Location: http://forum.example/t/bread-ovens/4711.json\r\n", "");
    try (RawServer server = new RawServer(List.of(taken, found))) {
      Discourse forum = new Discourse(URI.create(server.origin()), "foyer", OptionalInt.empty());
      Delivery.Requests delivery = forum.topic(Stubs.stub());
      Answer refused = sent(delivery, KEY).getFirst();
      assertFalse(refused.isDone() || refused.isForLater());
      assertEquals(OptionalLong.empty(), Discourse.number(refused));
      Delivery.Requests search = forum.search(Stubs.stub());
      assertEquals(OptionalLong.of(4711), Discourse.number(sent(search, KEY).getFirst()));
      List<WebRequest> both = List.of(delivery.requests().getFirst(), search.requests().getFirst());
      assertSame(WebRequest.wire(both), received(server, KEY, 2));
    }
  }

  @Test
  void anAnswerThatStopsOnItsWayIsGivenUp() throws Exception {
    String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"topic_id\":";
    try (RawServer server = new RawServer(List.of(cut))) {
      Discourse forum = new Discourse(URI.create(server.origin()), "foyer", OptionalInt.empty());
      WebSender hasty = new WebSender(List.of(KEY), Duration.ofMillis(500));
      WebRequest request = forum.topic(Stubs.stub()).requests().getFirst();
      assertThrows(HttpTimeoutException.class, () -> hasty.send(request));
    }
  }

  @Test
  void aRoomReceivesTheMessageAsItWasShown() throws Exception {
    try (RawServer server = new RawServer(List.of())) {
      Delivery.Requests delivery =
          new MatrixRoom("!a/b:example.org", List.of())
              .message(Stubs.stub(), URI.create(server.origin()));
      sent(delivery, TOKEN);
      assertSame(delivery.dryRun(), received(server, TOKEN, 1));
      assertTrue(
          text(delivery.dryRun())
              .startsWith(
                  "PUT /_matrix/client/v3/rooms/%21a%2Fb%3Aexample.org/send/m.room.message/foyer-c12"
                      + " HTTP/1.1\r\n"));
    }
  }

  @Test
  void aListReceivesTheLetterAsItWasShown() throws Exception {
    Mailbox from = new Mailbox("Foyer", "hello@foyer.example");
    Delivery.Mail delivery =
        new MailingList(Mailbox.of("talk@lists.example.org"), from)
            .letter(Stubs.stub(), Instant.parse("2026-12-04T09:00:00Z"));
    try (PostOffice office = PostOffice.open()) {
      SmtpServer server =
          new SmtpServer(
              SmtpServer.Address.of("localhost:" + office.port()),
              from,
              Optional.empty(),
              Optional.empty());
      CountDownLatch sent = new CountDownLatch(1);
      Outbox.Desk desk = new OneLetter(delivery.letter(), sent);
      try (Outbox outbox = new Outbox(server, desk, new SystemClock(), new Random(7)).started()) {
        assertTrue(sent.await(30, TimeUnit.SECONDS));
        outbox.wake();
      }
      assertSame(delivery.dryRun(), office.taken().getFirst().message());
      assertEquals("talk@lists.example.org", office.taken().getFirst().to());
    }
  }

  private record OneLetter(Letter letter, CountDownLatch sent) implements Outbox.Desk {
    @Override
    public List<Letter> due() {
      return sent.getCount() == 0 ? List.of() : List.of(letter);
    }

    @Override
    public boolean mayGo(Letter due) {
      return true;
    }

    @Override
    public void recordSent(Letter taken) {
      sent.countDown();
    }

    @Override
    public void recordRefused(Letter refused, Reply reply) {
      throw new AssertionError("refused: " + reply);
    }
  }

  @Test
  void aKeyIsInNoDryRunAndInNoLog() {
    assertFalse((KEY + " " + TOKEN).contains("secret"));
  }
}
