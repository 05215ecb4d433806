package dev.foyer.digest;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.PersonId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links by which a reader stops such mail without an account: the person's id and an HMAC-SHA-256
/// of it, cut to 16 bytes, in base64url. They hold for as long as the key does.
///
/// @param publicUrl scheme and authority of central, over HTTPS
/// @param key at least 32 random bytes, kept by central
public record StopLinks(String publicUrl, Bytes key) {
  /// Where [StopPage] is served.
  public static final String PATH = "/stop";

  private static final int TAG = 16;
  private static final int LEAST_KEY = 32;

  public StopLinks {
    if (key.size() < LEAST_KEY) {
      throw new IllegalArgumentException("the key of the links that stop mail has 32 bytes");
    }
  }

  public URI link(PersonId person) {
    byte[] token =
        ByteBuffer.allocate(PersonId.SIZE + TAG).put(person.bytes()).put(tag(person)).array();
    String written = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    return URI.create(publicUrl.replaceAll("/+$", "") + PATH + "/" + written);
  }

  /// Whose link it is; empty for a text that is no token of ours.
  public Optional<PersonId> person(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != PersonId.SIZE + TAG) {
      return Optional.empty();
    }
    PersonId person = PersonId.of(Arrays.copyOf(bytes, PersonId.SIZE));
    byte[] tag = Arrays.copyOfRange(bytes, PersonId.SIZE, bytes.length);
    return MessageDigest.isEqual(tag, tag(person)) ? Optional.of(person) : Optional.empty();
  }

  private byte[] tag(PersonId person) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
      mac.update("foyer stop digests ".getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(person.bytes()), TAG);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /// Without the key.
  @Override
  public String toString() {
    return "links under " + publicUrl + PATH;
  }
}
