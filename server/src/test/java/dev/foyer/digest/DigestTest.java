package dev.foyer.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.digest.Digest.Reader;
import dev.foyer.domain.EventPlan;
import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Digests as their readers get them.
class DigestTest {
  private static final URI LINK = URI.create("https://foyer.example/c/12");
  private static final Introducer BEN =
      new Introducer("Ben Okafor", Instant.parse("2026-12-03T20:00:00Z"));
  private static final Instant READY = Instant.parse("2026-12-04T09:00:00Z");

  /// 23:30 in Berlin, which is another day in UTC a minute of the winter later.
  private static final EventPlan EVENT =
      new EventPlan(
          "Supper in the courtyard",
          "Kitchen",
          Instant.parse("2026-12-03T23:30:00Z"),
          Instant.parse("2026-12-04T02:00:00Z"),
          ZoneId.of("Europe/Berlin"),
          "");

  private static final Mailbox FROM = new Mailbox("Courtyard Club", "hello@foyer.example");
  private static final Stop BY_LINK =
      new Stop(Optional.of(URI.create("https://foyer.example/stop/abc")), FROM);

  private static Item item(String what) {
    return new Item(what, LINK, BEN);
  }

  private static Digest digest(String language, Item... items) {
    return new Digest(
        "e1-p1",
        new Reader(new Mailbox("Åsa", "asa@example.org"), Locale.forLanguageTag(language)),
        EVENT,
        List.of(items));
  }

  private static String raw(Letter letter) {
    return new String(letter.message().toArray(), StandardCharsets.US_ASCII);
  }

  /// The text part, then the HTML part.
  private static List<String> parts(Letter letter) throws Exception {
    List<String> parts = new ArrayList<>();
    for (String part : raw(letter).split("\r\n--=_", -1)) {
      String[] headAndBody = part.split("\r\n\r\n", 2);
      if (headAndBody[0].contains("quoted-printable")) {
        byte[] body = headAndBody[1].getBytes(StandardCharsets.US_ASCII);
        var in = MimeUtility.decode(new ByteArrayInputStream(body), "quoted-printable");
        parts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
      }
    }
    return parts;
  }

  @Test
  void itReadsLikeALetterFromSomebody() throws Exception {
    Letter letter =
        new DigestMail(FROM)
            .letter(digest("en", item("Bread ovens"), item("A <shared> shop")), BY_LINK, READY);
    assertEquals(
        """
        Hello Åsa,

        we missed you at Supper in the courtyard on Friday, 4 December. Some conversations from that day made people think of you:

        1. Bread ovens
           Ben Okafor was there and would be glad to introduce you.
           Read on: https://foyer.example/c/12

        2. A <shared> shop
           Ben Okafor was there and would be glad to introduce you.
           Read on: https://foyer.example/c/12

        If you would like to join in, answer this mail, and we bring you together. If not, that is fine, too: nobody is waiting.

        Warm regards,
        Courtyard Club

        --\s
        You get this mail because you were invited and could not come.
        To get no more mails like this one: https://foyer.example/stop/abc
        """,
        parts(letter).getFirst());
    assertTrue(parts(letter).get(1).contains("\">A &lt;shared&gt; shop</a>"));
    assertTrue(
        raw(letter)
            .contains("Subject: We missed you at Supper in the courtyard: two conversations for"));
  }

  @Test
  void aReaderIsWrittenToInTheirLanguageOrInEnglish() throws Exception {
    DigestMail mail = new DigestMail(FROM);
    String german = parts(mail.letter(digest("de-AT", item("Öfen")), BY_LINK, READY)).getFirst();
    assertTrue(german.contains("am Freitag, dem 4. Dezember, bei"), german);
    assertTrue(german.contains("Ben Okafor war dabei und stellt Dich gern vor."), german);
    String other = parts(mail.letter(digest("pt", item("Fornos")), BY_LINK, READY)).getFirst();
    assertTrue(other.contains("One conversation from that day"), other);
  }

  @Test
  void itIsStoppedByOneTapOrByAMail() throws Exception {
    DigestMail mail = new DigestMail(FROM);
    String tap = raw(mail.letter(digest("en", item("Ovens")), BY_LINK, READY));
    assertTrue(
        tap.replace("\r\n", "\n")
            .contains(
                """
                List-Unsubscribe: <https://foyer.example/stop/abc>,
                 <mailto:hello@foyer.example?subject=stop>
                """),
        tap);
    assertTrue(tap.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), tap);
    Letter byMail =
        mail.letter(digest("en", item("Ovens")), new Stop(Optional.empty(), FROM), READY);
    String head = raw(byMail).substring(0, raw(byMail).indexOf("\r\n\r\n"));
    assertTrue(head.contains("List-Unsubscribe: <mailto:hello@foyer.example?subject=stop>"), head);
    assertFalse(head.contains("One-Click"), "RFC 8058 wants an HTTPS link");
    assertTrue(parts(byMail).getFirst().contains("answer with the word \"stop\""));
  }

  @Test
  void theSameDigestIsTheSameBytes() {
    DigestMail mail = new DigestMail(FROM);
    assertEquals(
        mail.letter(digest("en", item("Ovens")), BY_LINK, READY),
        mail.letter(digest("en", item("Ovens")), BY_LINK, READY));
  }

  private static String refusal(Runnable attempt) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
  }

  @Test
  void anItemWithoutBothLinkAndIntroducerCannotBeMade() {
    assertTrue(
        refusal(() -> new Item("Ovens", LINK, new Introducer(" ", READY)))
            .contains("names somebody who has agreed to introduce"));
    for (String link : List.of("", "/c/12", "mailto:ben@example.org", "javascript:alert(1)")) {
      assertTrue(
          refusal(() -> new Item("Ovens", URI.create(link), BEN)).contains("has a link"), link);
    }
    assertTrue(refusal(() -> item(" ")).contains("what it is about"));
  }

  @Test
  void aDigestHasOneToThreeItems() {
    assertTrue(refusal(() -> digest("en")).contains("without an item"));
    Item one = item("Ovens");
    assertTrue(refusal(() -> digest("en", one, one, one, one)).contains("at most three"));
    assertEquals(3, digest("en", one, one, one).items().size());
  }

  @Test
  void noNameIsInWhatALogMightSay() {
    Digest digest = digest("en", item("Ovens"));
    String logged = digest + " " + digest.items() + " " + BEN + " " + digest.reader();
    assertFalse(
        logged.contains("sa@") || logged.contains("Ben") || logged.contains("Oven"), logged);
  }
}
