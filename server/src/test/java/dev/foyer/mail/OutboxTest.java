package dev.foyer.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.ClockQuality;
import dev.foyer.mail.PostOffice.Mood;
import dev.foyer.platform.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The outbox against a real SMTP server.
class OutboxTest {
  private static final Mailbox FROM = new Mailbox("Foyer", "hello@foyer.example");
  private static final Instant THEN = Instant.parse("2026-12-03T21:00:00Z");

  /// A clock that a test sets.
  private static final class Clock implements WallClock {
    private Instant now = THEN;

    @Override
    public long millis() {
      return now.toEpochMilli();
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.TRUSTED;
    }

    void passes(Duration time) {
      now = now.plus(time);
    }
  }

  private final Clock clock = new Clock();
  private final Books books = new Books();

  private static Letter letter(String name) {
    Letter.Heading heading =
        new Letter.Heading(FROM, new Mailbox(name, name + "@example.org"), "Grüße, " + name, THEN);
    return Letter.of(
        "digest-" + name, heading, List.of(), Letter.Body.plain(".\n..Grüße\nfür Dich"));
  }

  private static SmtpServer at(int port) {
    SmtpServer.Address address = SmtpServer.Address.of("localhost:" + port);
    return new SmtpServer(address, FROM, Optional.empty(), Optional.empty());
  }

  private Outbox outbox(int port) {
    return new Outbox(at(port), books, clock, new Random(7));
  }

  @Test
  void aServerReceivesExactlyTheBytesOfEachLetterOnce() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      books.due.addAll(List.of(letter("ana"), letter("ben")));
      Outbox outbox = outbox(office.port());
      outbox.round();
      outbox.round();
      assertEquals(List.of("digest-ana", "digest-ben"), books.sent);
      assertEquals(2, office.taken().size());
      PostOffice.Taken first = office.taken().getFirst();
      assertEquals("hello@foyer.example", first.from());
      assertEquals("ana@example.org", first.to());
      assertEquals(letter("ana").message(), first.message());
      assertEquals(letter("ben").message(), office.taken().get(1).message());
    }
  }

  @Test
  void aServerThatIsDownIsToldOfAndTriedAgainAfterAPause() throws Exception {
    PostOffice closed = PostOffice.open();
    int port = closed.port();
    closed.close();
    books.due.add(letter("ana"));
    Outbox outbox = outbox(port);
    outbox.round();
    assertTrue(outbox.standing().trouble().orElseThrow().contains("localhost:" + port));
    assertEquals(1, outbox.standing().waiting());
    try (PostOffice office =
        new PostOffice(port, PostOffice.Wire.PLAIN, java.nio.file.Path.of("."))) {
      outbox.round();
      assertTrue(office.taken().isEmpty(), "not before its time");
      clock.passes(Duration.ofMinutes(2));
      outbox.round();
      assertEquals(1, office.taken().size());
      assertEquals(Optional.empty(), outbox.standing().trouble());
    }
  }

  @Test
  void theNetworkComingBackEndsThePause() throws Exception {
    PostOffice closed = PostOffice.open();
    int port = closed.port();
    closed.close();
    books.due.add(letter("ana"));
    Outbox outbox = outbox(port);
    outbox.round();
    try (PostOffice office =
        new PostOffice(port, PostOffice.Wire.PLAIN, java.nio.file.Path.of("."))) {
      outbox.wake();
      outbox.round();
      assertEquals(1, office.taken().size());
    }
  }

  @Test
  void whatIsNotTakenNowGoesLaterAndHoldsUpNobody() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      office.expect("ana@example.org", Mood.NOT_NOW, Mood.NOT_NOW);
      books.due.addAll(List.of(letter("ana"), letter("ben")));
      Outbox outbox = outbox(office.port());
      outbox.round();
      assertEquals(List.of("digest-ben"), books.sent);
      outbox.round();
      assertEquals(2, office.begun(), "the pause is kept");
      clock.passes(Duration.ofMinutes(2));
      outbox.round();
      assertEquals(List.of("digest-ben"), books.sent);
      clock.passes(Duration.ofSeconds(90));
      outbox.round();
      assertEquals(List.of("digest-ben"), books.sent, "the second pause is longer");
      clock.passes(Duration.ofMinutes(1));
      outbox.round();
      assertEquals(List.of("digest-ben", "digest-ana"), books.sent);
    }
  }

  @Test
  void aReaderWhoIsUnknownForGoodIsSetAsideAndShown() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      office.expect("ana@example.org", Mood.NO_SUCH_READER);
      office.expect("ben@example.org", Mood.REFUSES_THE_CONTENT);
      books.due.addAll(List.of(letter("ana"), letter("ben"), letter("cleo")));
      Outbox outbox = outbox(office.port());
      outbox.round();
      assertEquals(List.of("digest-cleo"), books.sent);
      clock.passes(Duration.ofDays(1));
      outbox.round();
      assertEquals(3, office.begun(), "they are not tried again by themselves");
      List<Outbox.SetAside> aside = outbox.standing().setAside();
      assertEquals(
          List.of("digest-ana", "digest-ben"),
          aside.stream().map(Outbox.SetAside::letterId).toList());
      assertEquals(List.of(550, 554), aside.stream().map(item -> item.reply().code()).toList());
      assertEquals(0, outbox.standing().waiting());
      assertEquals(2, books.refused.size());
      outbox.retry("digest-ana");
      outbox.round();
      assertEquals(List.of("digest-cleo", "digest-ana"), books.sent);
    }
  }

  @Test
  void noLogEverReadsWhomAServerRefused() throws Exception {
    Reply reply = new Reply(550, "5.1.1 <ana@example.org> unknown");
    assertFalse((reply + " " + letter("ana") + " " + letter("ana").to()).contains("ana@"));
  }

  @Test
  void aLineThatBreaksAfterTheDataSendsTheSameLetterAgainRecognisably() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      office.expect("ana@example.org", Mood.DROPS_AFTER_TAKING);
      books.due.addAll(List.of(letter("ana"), letter("ben")));
      Outbox outbox = outbox(office.port());
      outbox.round();
      assertEquals(List.of("digest-ben"), books.sent, "the next letter goes over a new line");
      clock.passes(Duration.ofMinutes(2));
      outbox.round();
      assertEquals(List.of("digest-ben", "digest-ana"), books.sent);
      assertEquals(3, office.taken().size());
      assertEquals(office.taken().getFirst().message(), office.taken().getLast().message());
    }
  }

  @Test
  void aCrashBetweenTheServersWordAndTheRecordSendsTheSameBytesOnceMore() throws Exception {
    Books forgetful =
        new Books() {
          @Override
          public void recordSent(Letter letter) {
            throw new IllegalStateException("the disk is full");
          }
        };
    forgetful.due.add(letter("ana"));
    try (PostOffice office = PostOffice.open()) {
      Outbox before = new Outbox(at(office.port()), forgetful, clock, new Random(7));
      for (int i = 0; i < 3; i++) {
        try {
          before.round();
        } catch (IllegalStateException e) {
          clock.passes(Duration.ofHours(1));
        }
      }
      assertEquals(1, office.taken().size(), "while it runs it knows");
      books.due.add(letter("ana"));
      outbox(office.port()).round();
      assertEquals(2, office.taken().size());
      assertEquals(office.taken().getFirst(), office.taken().getLast());
    }
  }

  @Test
  void consentThatIsWithdrawnWhileALetterWaitsStopsIt() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      office.expect("ana@example.org", Mood.NOT_NOW);
      books.due.addAll(List.of(letter("ana"), letter("ben")));
      books.withdrawn.add("digest-ben");
      Outbox outbox = outbox(office.port());
      outbox.round();
      books.withdrawn.add("digest-ana");
      clock.passes(Duration.ofHours(2));
      outbox.round();
      assertTrue(office.taken().isEmpty());
      assertTrue(books.sent.isEmpty());
    }
  }

  @Test
  void consentIsAskedForAgainBetweenOneLetterAndTheNext() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      Books quick =
          new Books() {
            @Override
            public void recordSent(Letter letter) {
              super.recordSent(letter);
              withdrawn.add("digest-ben");
            }
          };
      quick.due.addAll(List.of(letter("ana"), letter("ben")));
      new Outbox(at(office.port()), quick, clock, new Random(7)).round();
      assertEquals(List.of("digest-ana"), quick.sent);
      assertEquals(1, office.taken().size());
    }
  }

  @Test
  void aServerThatWantsNoMailFromUsBlamesNoReader() throws Exception {
    try (PostOffice office = PostOffice.open()) {
      office.refuseSenders(550);
      books.due.addAll(List.of(letter("ana"), letter("ben")));
      Outbox outbox = outbox(office.port());
      outbox.round();
      assertEquals(1, office.begun(), "there is no use in going on");
      assertTrue(outbox.standing().setAside().isEmpty());
      assertTrue(outbox.standing().trouble().orElseThrow().contains("550"));
      office.refuseSenders(0);
      clock.passes(Duration.ofMinutes(2));
      outbox.round();
      assertEquals(2, books.sent.size());
    }
  }

  @Test
  void sendsByItselfOnceItIsStarted() throws Exception {
    CountDownLatch recorded = new CountDownLatch(2);
    Books counting =
        new Books() {
          @Override
          public synchronized List<Letter> due() {
            return super.due();
          }

          @Override
          public synchronized void recordSent(Letter letter) {
            super.recordSent(letter);
            recorded.countDown();
          }
        };
    counting.due.add(letter("ana"));
    try (PostOffice office = PostOffice.open();
        Outbox outbox = new Outbox(at(office.port()), counting, clock, new Random(7)).started()) {
      synchronized (counting) {
        counting.due.add(letter("ben"));
      }
      outbox.wake();
      assertTrue(recorded.await(30, TimeUnit.SECONDS));
    }
  }
}
