package dev.foyer.replication;

import dev.foyer.domain.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a replica has said of how it is.
///
/// @param at when it did, by the clock of this replica
/// @param clock its clock when it did; as late as the request was on its way
/// @param unsent own facts that it knew this replica to lack
/// @param oldestUnsent when the oldest of them was written
/// @param storage `ok`, `damaged` or `stopped`
/// @param counted how many guests are in at an event by what it has written down itself
public record Told(
    Instant at,
    OtherClock clock,
    long unsent,
    @Nullable Instant oldestUnsent,
    long parked,
    int forks,
    String storage,
    Map<EventId, Integer> counted) {
  /// The arrivals of an event that ended before that are not counted out any more.
  public static final Duration LATELY = Duration.ofDays(30);

  public Told {
    counted = Map.copyOf(counted);
  }

  /// @throws IllegalArgumentException if something is missing
  static Told of(Wire.Tale tale, Instant now) {
    Map<EventId, Integer> counted = new HashMap<>();
    required(tale.counted())
        .forEach((event, count) -> counted.put(new EventId(event), required(count)));
    return new Told(
        now,
        OtherClock.of(required(tale.clock()), now.toEpochMilli(), now.toEpochMilli()),
        tale.unsent(),
        Optional.ofNullable(tale.oldestUnsent()).map(Instant::ofEpochMilli).orElse(null),
        tale.parked(),
        tale.forks(),
        required(tale.storage()),
        counted);
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("a part is missing");
    }
    return value;
  }
}
