package dev.foyer.devices;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Role;
import dev.foyer.platform.Problem;
import dev.foyer.platform.WallClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The single-use codes that pair a device, kept hashed and in memory only: a restart makes new
/// ones. Thread-safe.
public final class PairingCodes {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int MOST_MISSES = 10;
  private static final Duration MISS_WINDOW = Duration.ofMinutes(1);
  private static final int MOST_CODES = 1_000;

  private final WallClock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Bytes, Code> codes = new HashMap<>();
  private Instant missesSince = Instant.EPOCH;
  private int misses;

  private record Code(Role role, Instant expires, boolean used) {}

  public PairingCodes(WallClock clock) {
    this.clock = clock;
  }

  /// A fresh code for a device of this role, good once and for this long.
  public synchronized String issue(Role role, Duration validity) {
    Instant now = clock.now();
    codes.values().removeIf(code -> code.expires().isBefore(now));
    if (codes.size() >= MOST_CODES) {
      throw Problem.of(429, "too-many-codes", "Too many pairing codes are open. Wait a little.");
    }
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    codes.put(Tokens.hash(code.toString()), new Code(role, now.plus(validity), false));
    return code.toString();
  }

  /// Uses a code up.
  ///
  /// @return the role that it pairs
  /// @throws Problem 403 for an unknown or expired code, 410 for a used one, 429 after ten wrong
  ///   ones in a minute
  public synchronized Role redeem(String typed) {
    Instant now = clock.now();
    if (missesSince.plus(MISS_WINDOW).isBefore(now)) {
      missesSince = now;
      misses = 0;
    }
    if (misses >= MOST_MISSES) {
      throw Problem.of(429, "too-many-wrong-codes", "Too many wrong codes. Wait a minute.")
          .retryAfter(60);
    }
    Bytes hash = Tokens.hash(typed.strip().replace("-", "").toUpperCase(Locale.ROOT));
    Code code = codes.get(hash);
    if (code == null || code.expires().isBefore(now)) {
      misses++;
      throw Problem.of(
          403, "code-unknown", "This pairing code is unknown or has expired. Ask for a new one.");
    }
    if (code.used()) {
      throw Problem.of(410, "code-used", "This pairing code was used already. Ask for a new one.");
    }
    codes.put(hash, new Code(code.role(), code.expires(), true));
    return code.role();
  }
}
