package dev.foyer.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Letters as mail programs read them.
class LetterTest {
  private static final Mailbox FROM = Mailbox.of("Кухня Foyer <hello@foyer.example>");
  private static final Mailbox TO = new Mailbox("Åsa \"Å\" Lindström", "asa@example.org");
  private static final String SUBJECT =
      "Ein sehr langer Betreff über Gespräche, die weitergehen, 李雷 und 🎉 und noch vieles mehr";

  private static Letter letter(String id) {
    return Letter.of(
        id,
        new Letter.Heading(FROM, TO, SUBJECT, Instant.parse("2026-12-03T21:00:00Z")),
        List.of(new Header("List-Unsubscribe", "<mailto:stop@foyer.example>")),
        new Letter.Body("Grüße,\n\n" + "lang ".repeat(300) + "\n.\n", "<p>Grüße</p>"));
  }

  private static MimeMessage read(Letter letter) throws Exception {
    Session session = Session.getInstance(new Properties());
    return new MimeMessage(session, new ByteArrayInputStream(letter.message().toArray()));
  }

  @Test
  void namesSubjectAndDateAreReadAsTheyWereWritten() throws Exception {
    MimeMessage read = read(letter("a"));
    assertEquals(SUBJECT, read.getSubject());
    assertEquals(
        TO.name(),
        ((InternetAddress) read.getRecipients(MimeMessage.RecipientType.TO)[0]).getPersonal());
    assertEquals("Кухня Foyer", ((InternetAddress) read.getFrom()[0]).getPersonal());
    assertEquals(Instant.parse("2026-12-03T21:00:00Z"), read.getSentDate().toInstant());
    assertEquals(Letter.messageId("a", FROM), read.getMessageID());
    assertTrue(read.getMessageID().endsWith("@foyer.example>"));
  }

  @Test
  void everyLineIsShortAndInAscii() {
    String message = text(letter("a"));
    assertTrue(message.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= 32 && c < 127)));
    assertTrue(message.lines().allMatch(line -> line.length() <= 78), message);
    assertFalse(message.replace("\r\n", "").contains("\n"));
  }

  @Test
  void textAndHtmlAreTwoPartsOfOneLetter() throws Exception {
    String[] parts = text(letter("a")).split("\r\n--=_[0-9a-f]{40}(--)?\r\n", -1);
    assertEquals(4, parts.length, "head, text, HTML, and nothing after them");
    String plain = decoded(parts[1].split("\r\n\r\n", 2)[1]);
    assertTrue(plain.startsWith("Grüße,\r\n\r\nlang lang"), plain);
    assertTrue(plain.endsWith(" \r\n.\r\n"), plain);
    assertEquals("<p>Grüße</p>\r\n", decoded(parts[2].split("\r\n\r\n", 2)[1]));
  }

  private static String decoded(String quoted) throws Exception {
    byte[] bytes = quoted.getBytes(StandardCharsets.US_ASCII);
    var in = MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable");
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String text(Letter letter) {
    return new String(letter.message().toArray(), StandardCharsets.US_ASCII);
  }

  @Test
  void theSameLetterIsTheSameBytesAndAnotherHasAnotherId() {
    assertEquals(letter("a"), letter("a"));
    assertNotEquals(Letter.messageId("a", FROM), Letter.messageId("b", FROM));
  }

  @Test
  void aNameOrSubjectWithLineBreaksAddsNoHeader() {
    Mailbox sly = new Mailbox("Ana\r\nBcc: everybody@example.org", "ana@example.org");
    Letter letter =
        Letter.of(
            "a",
            new Letter.Heading(FROM, sly, "Hi\r\nBcc: x@example.org\r\n\r\nBody", Instant.EPOCH),
            List.of(new Header("X-Note", "a\nBcc: y@example.org")),
            Letter.Body.plain("Hello"));
    assertTrue(text(letter).lines().noneMatch(line -> line.startsWith("Bcc")), text(letter));
    assertTrue(text(letter).contains("\r\nX-Note: a Bcc: y@example.org\r\n"), text(letter));
    assertTrue(text(letter).contains("\r\nSubject: Hi Bcc: x@example.org Body\r\n"), text(letter));
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutRepeatingIt() {
    for (String wrong : List.of("", "ana", "ana@", "@x", "a b@x.org", "ana@x..org", "jürg@x.org")) {
      String said =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> Mailbox.of(wrong)).getMessage());
      assertEquals("This is no mail address: write it like name@example.org.", said);
    }
  }
}
