package dev.foyer.domain;

import java.nio.charset.StandardCharsets;

/// What a fact says: its kind, the version of that kind, whom or what it is about, and the payload.
///
/// @param kind up to 64 ASCII characters
/// @param subject a readable name such as `invitation/0a…`, up to 255 bytes of UTF-8
/// @param payload up to [#MAX_PAYLOAD] bytes
public record Content(String kind, int kindVersion, String subject, Bytes payload) {
  public static final int MAX_PAYLOAD = 64 * 1024;

  public Content {
    if (kind.isEmpty() || kind.length() > 64 || !kind.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new IllegalArgumentException("a kind has 1 to 64 visible ASCII characters");
    }
    if (kindVersion < 1 || kindVersion > 0xffff) {
      throw new IllegalArgumentException("a kind's version is 1 to 65535, not " + kindVersion);
    }
    if (subject.getBytes(StandardCharsets.UTF_8).length > 255) {
      throw new IllegalArgumentException("a subject has at most 255 bytes");
    }
    if (payload.size() > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "a payload of " + payload.size() + " bytes is over " + MAX_PAYLOAD);
    }
  }
}
