package dev.foyer.mail;

import dev.foyer.domain.Bytes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A mail to one reader, as the exact bytes that go over the line (RFC 5322, before the dots of RFC
/// 5321 §4.5.2). The same id, heading and body make the same bytes, `Message-ID` and all: what a
/// person looked at beforehand is what goes out, and a letter that arrives twice can be recognised.
///
/// @param id what the letter is about, the same for every attempt; not for the reader's eyes
/// @param message in US-ASCII, lines ended by CR LF
public record Letter(String id, Mailbox to, Bytes message) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Who writes to whom about what.
  ///
  /// @param date when it became due, not when it is sent
  public record Heading(Mailbox from, Mailbox to, String subject, Instant date) {
    public Heading {
      subject = Header.oneLine(subject);
    }
  }

  /// What it says, lines ended as they come.
  ///
  /// @param html the same once more; empty for a letter of plain text
  public record Body(String text, String html) {
    public static Body plain(String text) {
      return new Body(text, "");
    }
  }

  public Letter {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a letter says by its id what it is about");
    }
  }

  /// A letter of plain text, or one that the reader's program shows as HTML or as text, whichever
  /// it prefers (`multipart/alternative`, RFC 2046 §5.1.4).
  ///
  /// @param more further headers, such as `List-Unsubscribe`
  public static Letter of(String id, Heading heading, List<Header> more, Body body) {
    StringBuilder message = new StringBuilder(2_048);
    message.append(new Header("Date", DATE.format(heading.date())).line());
    message.append(new Header("From", "").raw(heading.from().header()));
    message.append(new Header("To", "").raw(heading.to().header()));
    message.append(new Header("Subject", heading.subject()).line());
    message.append(new Header("Message-ID", messageId(id, heading.from())).line());
    more.forEach(header -> message.append(header.line()));
    message.append("MIME-Version: 1.0\r\n");
    message.append(body.html().isEmpty() ? part("plain", body.text()) : alternatives(id, body));
    Bytes bytes = Bytes.of(message.toString().getBytes(StandardCharsets.US_ASCII));
    return new Letter(id, heading.to(), bytes);
  }

  private static String alternatives(String id, Body body) {
    // No line of quoted-printable contains "=_" (RFC 2045 §6.7).
    String boundary = "=_" + digest("boundary " + id);
    return "Content-Type: multipart/alternative;\r\n boundary=\""
        + boundary
        + "\"\r\n\r\n--"
        + boundary
        + "\r\n"
        + part("plain", body.text())
        + "\r\n--"
        + boundary
        + "\r\n"
        + part("html", body.html())
        + "\r\n--"
        + boundary
        + "--\r\n";
  }

  /// Its `Message-ID`, the same whenever it is sent, with angle brackets.
  public static String messageId(String id, Mailbox from) {
    return "<" + digest("letter " + id) + "@" + from.domain() + ">";
  }

  private static String part(String subtype, String text) {
    return "Content-Type: text/"
        + subtype
        + "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quoted(text);
  }

  private static String quoted(String text) {
    String lines = text.lines().map(line -> line + "\r\n").reduce("", String::concat);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (OutputStream out = MimeUtility.encode(encoded, "quoted-printable")) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a letter could not be encoded in memory", e);
    } catch (MessagingException e) {
      throw new IllegalStateException("every mail library has quoted-printable", e);
    }
    return encoded.toString(StandardCharsets.US_ASCII);
  }

  private static String digest(String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Without its reader and its words, which are not for logs.
  @Override
  public String toString() {
    return "letter " + id;
  }
}
