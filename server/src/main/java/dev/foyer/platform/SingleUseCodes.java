package dev.foyer.platform;

import dev.foyer.domain.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Codes that grant something once, such as the role of a device; kept hashed. Thread-safe.
public final class SingleUseCodes<T> {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int MOST_MISSES = 10;
  private static final Duration MISS_WINDOW = Duration.ofMinutes(1);

  private final WallClock clock;
  private final SecureRandom random = new SecureRandom();
  private final Shelf<T> shelf;
  private Instant missesSince = Instant.EPOCH;
  private int misses;

  /// Where codes are kept.
  public interface Shelf<T> {
    int MOST = 1_000;

    /// Keeps a code, and forgets those that have expired.
    ///
    /// @return false if [#MOST] are kept already; then this one is not
    boolean put(Bytes hash, Code<T> code, Instant now);

    /// Uses a code up: of several who try at once, one hears [Taken.Granted].
    Taken<T> take(Bytes hash, Instant now);
  }

  /// What a code grants, and until when.
  public record Code<T>(T grant, Instant expires) {}

  /// What became of trying a code.
  public sealed interface Taken<T> {
    record Granted<T>(T grant) implements Taken<T> {}

    record Used<T>() implements Taken<T> {}

    record Unknown<T>() implements Taken<T> {}
  }

  /// Codes that are kept in memory, so that a restart makes new ones.
  public SingleUseCodes(WallClock clock) {
    this(clock, new MemoryShelf<>());
  }

  public SingleUseCodes(WallClock clock, Shelf<T> shelf) {
    this.clock = clock;
    this.shelf = shelf;
  }

  /// A fresh code for what this grants, good once and for this long.
  public synchronized String issue(T grant, Duration validity) {
    Instant now = clock.now();
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    if (!shelf.put(hash(code.toString()), new Code<>(grant, now.plus(validity)), now)) {
      throw Problem.of(429, "too-many-codes", "Too many codes are open. Wait a little.");
    }
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
    return switch (shelf.take(hash, now)) {
      case Taken.Granted<T> granted -> granted.grant();
      case Taken.Used<T> used ->
          throw Problem.of(410, "code-used", "This code was used already. Ask for a new one.");
      case Taken.Unknown<T> unknown -> throw miss(now);
    };
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

  private static final class MemoryShelf<T> implements Shelf<T> {
    private final Map<Bytes, Code<T>> codes = new HashMap<>();
    private final Set<Bytes> used = new HashSet<>();

    @Override
    public synchronized boolean put(Bytes hash, Code<T> code, Instant now) {
      codes.values().removeIf(kept -> kept.expires().isBefore(now));
      used.retainAll(codes.keySet());
      return codes.size() < MOST && codes.put(hash, code) == null;
    }

    @Override
    public synchronized Taken<T> take(Bytes hash, Instant now) {
      Code<T> code = codes.get(hash);
      if (code == null || code.expires().isBefore(now)) {
        return new Taken.Unknown<>();
      }
      return used.add(hash) ? new Taken.Granted<>(code.grant()) : new Taken.Used<>();
    }
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
