package dev.foyer.replication;

import dev.foyer.domain.ReplicaId;
import java.time.Instant;
import java.util.Optional;

/// Which signed requests were heard, so that each counts once; and when each replica was heard of
/// last. Thread-safe.
public interface HeardRequests {
  /// The name of the start that is asked, which every request has to bear.
  String boot();

  /// Takes note of a request, whose signature is right.
  Hearing hear(Request request, Instant now);

  /// When this replica was last heard of.
  Optional<Instant> last(ReplicaId replica);

  /// Who speaks, in which of its epochs, to which start, and as which of its requests.
  record Request(ReplicaId replica, long epoch, String boot, long counter) {}

  /// What a request turned out to be.
  enum Hearing {
    FRESH,
    /// It was heard before, or is so old that it may have been.
    REPLAYED,
    OTHER_START
  }
}
