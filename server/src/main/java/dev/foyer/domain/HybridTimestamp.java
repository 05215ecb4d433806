package dev.foyer.domain;

/// A hybrid logical clock's reading (Kulkarni et al., "Logical Physical Clocks", 2014): wall-clock
/// milliseconds that never run backwards, and a counter for what happens within one of them. It
/// orders arrivals and decides nothing else.
///
/// @param millis 0 to 2^48-1, milliseconds since 1970-01-01T00:00Z
/// @param counter 0 to 65535
public record HybridTimestamp(long millis, int counter) implements Comparable<HybridTimestamp> {
  public static final HybridTimestamp ZERO = new HybridTimestamp(0, 0);
  private static final long MAX_MILLIS = (1L << 48) - 1;
  private static final int MAX_COUNTER = 0xffff;

  public HybridTimestamp {
    if (millis < 0 || millis > MAX_MILLIS || counter < 0 || counter > MAX_COUNTER) {
      throw new IllegalArgumentException("no hybrid timestamp: " + millis + "." + counter);
    }
  }

  /// The reading that follows `previous` when the wall clock shows `wallMillis`.
  public static HybridTimestamp next(HybridTimestamp previous, long wallMillis) {
    long wall = Math.clamp(wallMillis, 0, MAX_MILLIS);
    if (wall > previous.millis) {
      return new HybridTimestamp(wall, 0);
    }
    return previous.counter < MAX_COUNTER
        ? new HybridTimestamp(previous.millis, previous.counter + 1)
        : new HybridTimestamp(previous.millis + 1, 0);
  }

  @Override
  public int compareTo(HybridTimestamp other) {
    int byMillis = Long.compare(millis, other.millis);
    return byMillis != 0 ? byMillis : Integer.compare(counter, other.counter);
  }
}
