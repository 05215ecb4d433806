package dev.foyer.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an invitation's QR code carries, 93 bytes: version 1 (1) · key id (4) · event (8) ·
/// invitation (12) · flags (1) · not-after in days since 1970, 0 for none (3) · Ed25519 signature
/// (64) over a domain prefix and the 29 bytes before it (RFC 8032).
///
/// It is written in RFC 4648 base 32, 149 characters, bare (`F1:…`) or as the end of a URL
/// (`HTTPS://HOST/I/…`), so that the QR code stays in alphanumeric mode.
///
/// @param bytes all 93
public record InvitationToken(Bytes bytes) {
  public static final int SIZE = 93;
  public static final int TEXT_LENGTH = 149;
  public static final int KEY_ID_SIZE = 4;
  private static final int SIGNED = 29;
  private static final byte VERSION = 1;
  private static final String BARE = "F1:";
  private static final byte[] DOMAIN = "foyer-invitation-v1\0".getBytes(StandardCharsets.US_ASCII);

  /// What a text turned out to be.
  public sealed interface Reading {
    record Sound(InvitationToken token) implements Reading {}

    record Faulty(Fault fault) implements Reading {}
  }

  /// Why a text is no token.
  public enum Fault {
    /// Fewer than 149 characters of base 32 at its end.
    TOO_SHORT,
    /// Not the one written form of its bytes.
    MALFORMED,
    /// A version that this program does not know.
    WRONG_VERSION
  }

  public InvitationToken {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a token has " + SIZE + " bytes, not " + bytes.size());
    }
  }

  /// Issues a token for an invitation.
  ///
  /// @param notAfter the last day on which it is good, or null for ever
  public static InvitationToken issue(
      IssuingKey key, EventId event, InvitationId invitation, @Nullable LocalDate notAfter) {
    int days = notAfter == null ? 0 : Math.toIntExact(notAfter.toEpochDay());
    byte[] signed =
        ByteBuffer.allocate(SIGNED)
            .put(VERSION)
            .put(key.id().toArray())
            .put(event.bytes())
            .put(invitation.bytes())
            .put((byte) 0)
            .put((byte) (days >>> 16))
            .putShort((short) days)
            .array();
    byte[] all = ByteBuffer.allocate(SIZE).put(signed).put(key.sign(prefixed(signed))).array();
    return new InvitationToken(Bytes.of(all));
  }

  /// Reads untrusted text in any of the forms, in any case, with white space around it or line ends
  /// within it. Never throws.
  public static Reading read(String text) {
    StringBuilder tail = new StringBuilder(TEXT_LENGTH);
    for (int i = text.length() - 1; i >= 0 && tail.length() < TEXT_LENGTH; i--) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\r' || c == '\n' || c == '\t') {
        continue;
      }
      char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (!Base32.isDigit(upper)) {
        return new Reading.Faulty(Fault.TOO_SHORT);
      }
      tail.append(upper);
    }
    if (tail.length() < TEXT_LENGTH) {
      return new Reading.Faulty(Fault.TOO_SHORT);
    }
    Optional<byte[]> bytes = Base32.decode(tail.reverse().toString());
    if (bytes.isEmpty()) {
      return new Reading.Faulty(Fault.MALFORMED);
    }
    return bytes.get()[0] == VERSION
        ? new Reading.Sound(new InvitationToken(Bytes.of(bytes.get())))
        : new Reading.Faulty(Fault.WRONG_VERSION);
  }

  /// Which key signed it: the first bytes of the SHA-256 of that public key.
  public Bytes keyId() {
    return part(1, KEY_ID_SIZE);
  }

  public EventId event() {
    return EventId.of(part(5, EventId.SIZE).toArray());
  }

  public InvitationId invitation() {
    return InvitationId.of(part(13, InvitationId.SIZE).toArray());
  }

  /// The last day on which it is good, if it names one.
  public Optional<LocalDate> notAfter() {
    byte[] days = part(26, 3).toArray();
    int day = (days[0] & 0xff) << 16 | (days[1] & 0xff) << 8 | days[2] & 0xff;
    return day == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /// The SHA-256 of the token, by which a guest list knows it.
  public Bytes sha256() {
    return digest(bytes.toArray());
  }

  public ShortCode shortCode() {
    return ShortCode.of(sha256());
  }

  /// Whether this key signed it. Never throws, whatever the bytes.
  public boolean verifies(PublicKey key) {
    byte[] all = bytes.toArray();
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(DOMAIN);
      ed25519.update(all, 0, SIGNED);
      return ed25519.verify(all, SIGNED, SIZE - SIGNED);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// `F1:` and 149 characters.
  public String bare() {
    return BARE + text();
  }

  /// The address of the invitation's page, upper case throughout: `HTTPS://HOST/I/…`.
  ///
  /// @param base scheme and authority, such as `https://foyer.example`
  public String url(String base) {
    return base.toUpperCase(Locale.ROOT) + "/I/" + text();
  }

  /// The 149 characters alone.
  public String text() {
    return Base32.encode(bytes.toArray());
  }

  @Override
  public String toString() {
    return "(a token of invitation " + invitation() + ")";
  }

  /// The id by which tokens name a public key.
  public static Bytes keyId(PublicKey key) {
    return digest(key.getEncoded()).prefix(KEY_ID_SIZE);
  }

  private Bytes part(int from, int length) {
    byte[] part = new byte[length];
    System.arraycopy(bytes.toArray(), from, part, 0, length);
    return Bytes.of(part);
  }

  private static byte[] prefixed(byte[] signed) {
    return ByteBuffer.allocate(DOMAIN.length + signed.length).put(DOMAIN).put(signed).array();
  }

  private static Bytes digest(byte[] content) {
    try {
      return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
