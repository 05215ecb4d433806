package dev.foyer.journal;

import dev.foyer.domain.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Short numbers for streams, as long as the process runs. Thread-safe.
final class StreamNumbers {
  private final Map<StreamId, Integer> numbers = new HashMap<>();
  private final List<StreamId> streams = new ArrayList<>();

  /// The number of a stream; given now if it has none yet.
  synchronized int of(StreamId stream) {
    return numbers.computeIfAbsent(
        stream,
        fresh -> {
          streams.add(fresh);
          return streams.size() - 1;
        });
  }

  synchronized StreamId stream(int number) {
    return streams.get(number);
  }
}
