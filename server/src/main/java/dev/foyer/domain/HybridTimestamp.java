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

  /// How far a reading may be ahead of a trusted clock.
  public static final long MOST_AHEAD_MILLIS = 60_000;

  public HybridTimestamp {
    if (millis < 0 || millis > MAX_MILLIS || counter < 0 || counter > MAX_COUNTER) {
      throw new IllegalArgumentException("no hybrid timestamp: " + millis + "." + counter);
    }
  }

  /// The nearest milliseconds that a reading can have.
  static long within(long millis) {
    return Math.clamp(millis, 0, MAX_MILLIS);
  }

  /// The reading that follows `previous` when the wall clock shows `wallMillis`: never less than
  /// `previous`, and never more than a minute ahead of a trusted clock. Where the two cannot both
  /// be had (the clock was wrong, and has been set back) the clock is believed.
  public static HybridTimestamp next(
      HybridTimestamp previous, long wallMillis, ClockQuality quality) {
    long wall = Math.clamp(wallMillis, 0, MAX_MILLIS);
    HybridTimestamp next = wall > previous.millis ? new HybridTimestamp(wall, 0) : previous.after();
    long limit = limit(wallMillis, quality);
    return next.millis <= limit ? next : atMost(limit, previous);
  }

  /// The later of this reading and one that another clock gave, unless that is more than a minute
  /// ahead of a trusted clock: who has no clock to trust believes everybody.
  public HybridTimestamp witness(HybridTimestamp other, long wallMillis, ClockQuality quality) {
    boolean believed = other.millis <= limit(wallMillis, quality);
    return believed && other.compareTo(this) > 0 ? other : this;
  }

  private HybridTimestamp after() {
    if (counter < MAX_COUNTER) {
      return new HybridTimestamp(millis, counter + 1);
    }
    return millis < MAX_MILLIS ? new HybridTimestamp(millis + 1, 0) : this;
  }

  private static HybridTimestamp atMost(long limit, HybridTimestamp previous) {
    return new HybridTimestamp(limit, previous.millis == limit ? MAX_COUNTER : 0);
  }

  private static long limit(long wallMillis, ClockQuality quality) {
    return switch (quality) {
      case TRUSTED -> Math.clamp(wallMillis, 0, MAX_MILLIS - MOST_AHEAD_MILLIS) + MOST_AHEAD_MILLIS;
      case UNTRUSTED -> MAX_MILLIS;
    };
  }

  @Override
  public int compareTo(HybridTimestamp other) {
    int byMillis = Long.compare(millis, other.millis);
    return byMillis != 0 ? byMillis : Integer.compare(counter, other.counter);
  }
}
