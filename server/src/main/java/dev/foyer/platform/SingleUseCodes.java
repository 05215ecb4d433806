package dev.foyer.platform;

import dev.foyer.domain.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Codes that grant something once, such as the role of a device: kept hashed and in memory only,
/// so that a restart makes new ones. Thread-safe.
public final class SingleUseCodes<T> {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int MOST_MISSES = 10;
  private static final Duration MISS_WINDOW = Duration.ofMinutes(1);
  private static final int MOST_CODES = 1_000;

  private final WallClock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Bytes, Code<T>> codes = new HashMap<>();
  private Instant missesSince = Instant.EPOCH;
  private int misses;

  private record Code<T>(T grant, Instant expires, boolean used) {}

  public SingleUseCodes(WallClock clock) {
    this.clock = clock;
  }

  /// A fresh code for what this grants, good once and for this long.
  public synchronized String issue(T grant, Duration validity) {
    Instant now = clock.now();
    codes.values().removeIf(code -> code.expires().isBefore(now));
    if (codes.size() >= MOST_CODES) {
      throw Problem.of(429, "too-many-codes", "Too many codes are open. Wait a little.");
    }
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    codes.put(hash(code.toString()), new Code<>(grant, now.plus(validity), false));
    return code.toString();
  }

  /// Uses a code up. A right one works however many wrong ones were tried: with 59 bits in it
  /// nobody comes across it, and a stranger who types nonsense keeps nobody else out.
  ///
  /// @return what it grants
  /// @throws Problem 403 for an unknown or expired code, 410 for a used one, 429 for more than ten
  ///   wrong ones in a minute
  public synchronized T redeem(String typed) {
    Instant now = clock.now();
    Bytes hash = hash(typed.strip().replace("-", "").toUpperCase(Locale.ROOT));
    Code<T> code = codes.get(hash);
    if (code == null || code.expires().isBefore(now)) {
      throw miss(now);
    }
    if (code.used()) {
      throw Problem.of(410, "code-used", "This code was used already. Ask for a new one.");
    }
    codes.put(hash, new Code<>(code.grant(), code.expires(), true));
    return code.grant();
  }

  private Problem miss(Instant now) {
    if (missesSince.plus(MISS_WINDOW).isBefore(now)) {
      missesSince = now;
      misses = 0;
    }
    misses++;
    return misses > MOST_MISSES
        ? Problem.of(429, "too-many-wrong-codes", "Too many wrong codes. Wait a minute.")
            .retryAfter(60)
        : Problem.of(
            403, "code-unknown", "This code is unknown or has expired. Ask for a new one.");
  }

  private static Bytes hash(String code) {
    try {
      return Bytes.of(
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
