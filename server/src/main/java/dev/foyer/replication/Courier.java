package dev.foyer.replication;

import dev.foyer.domain.StreamId;
import dev.foyer.journal.JournalStopped;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries facts between this replica and one other: fetches what is missing here and offers what
/// is missing there, its own streams and everybody else's. A stream that the other does not keep is
/// set aside for a while and holds up no other. Has no thread of its own; not thread-safe.
final class Courier {
  private static final System.Logger LOG = System.getLogger("foyer.replication");

  /// What was not kept is offered again after so long; after twice as long each time, up to the
  /// longest, if it is not kept then.
  private static final long SHORTEST_HOLD = Duration.ofSeconds(1).toNanos();

  private static final long LONGEST_HOLD = Duration.ofSeconds(10).toNanos();

  /// Clocks are compared by answers that came within so long.
  private static final Duration QUICK = Duration.ofSeconds(4);

  /// Keys that nobody here has are asked for so often.
  private static final long ASK_AGAIN = Duration.ofSeconds(60).toNanos();

  private static final long STALL = Duration.ofSeconds(60).toNanos();

  private final Replica replica;
  private final Batches batches;
  private final HandedKeys handed;
  private final Intake intake;
  private final Peer peer;
  private final Supplier<Optional<TrustedKeys.Replica>> receiver;
  private final LongSupplier nanos;
  private final Pace fetching = new Pace();
  private final Pace sending = new Pace();
  private final Map<StreamId, Long> held = new HashMap<>();
  private final Map<StreamId, Long> lastHolds = new HashMap<>();
  private Map<StreamId, Long> theirs = new HashMap<>();
  private boolean refusing;
  private boolean twin;
  private @Nullable OtherClock clock;
  private long lastProgress;

  /// When keys are asked for next.
  private long askAt;

  /// Whose keys the other lacks.
  private List<String> lackedThere = List.of();

  /// @param receiver the other, once the list of trusted keys names it
  /// @param nanos a clock that never jumps, as [System#nanoTime]
  Courier(
      Replica replica,
      Peer peer,
      Supplier<Optional<TrustedKeys.Replica>> receiver,
      LongSupplier nanos) {
    this.replica = replica;
    this.batches = new Batches(replica);
    this.handed = new HandedKeys(replica);
    this.intake = new Intake(replica);
    this.peer = peer;
    this.receiver = receiver;
    this.nanos = nanos;
    this.lastProgress = nanos.getAsLong();
    this.askAt = nanos.getAsLong();
  }

  /// Asks what the other has and takes what is missing here; true if there may be more.
  boolean fetch() throws IOException, InterruptedException {
    long before = replica.clock().millis();
    Wire.Lacking lacking = lacking();
    Wire.Exchange answer = exchange(lacking);
    compareClocks(answer.clock(), before);
    Map<StreamId, Long> heads = new HashMap<>();
    for (Wire.Head head : answer.heads()) {
      heads.put(head.stream(replica.membership().community()), head.seq());
    }
    theirs = heads;
    twin = answer.twin();
    boolean kept = false;
    refusing = false;
    for (Wire.Verdict verdict : intake.take(answer.batches())) {
      kept |= verdict.isKept();
      refusing |= !verdict.isKept() && !verdict.isOfAStranger();
    }
    return lacking != null && hear(answer.lacking()) || kept;
  }

  /// Whose keys are missing here, once in a while, and what the other lacked and is here; null if
  /// there is nothing to say now.
  private Wire.@Nullable Lacking lacking() {
    Optional<Wire.Keys> given = receiver.get().flatMap(other -> handed.given(lackedThere, other));
    return given.isEmpty() && nanos.getAsLong() - askAt < 0
        ? null
        : new Wire.Lacking(handed.lacked(), given.orElse(null));
  }

  /// Takes keys that were missing here; true if there may be more of them.
  private boolean hear(Wire.@Nullable Lacking answer) {
    lackedThere = answer == null ? List.of() : answer.people();
    boolean kept = answer != null && handed.keep(answer);
    askAt = nanos.getAsLong() + (kept ? 0 : ASK_AGAIN);
    return kept;
  }

  private Wire.Exchange exchange(Wire.@Nullable Lacking lacking)
      throws IOException, InterruptedException {
    Wire.Have have = new Wire.Have(batches.heads(), tale(), fetching.room(), lacking);
    long begun = nanos.getAsLong();
    try {
      Wire.Exchange answer = peer.exchange(have);
      long bytes = answer.batches().stream().mapToLong(Wire.Batch::bytes).sum();
      fetching.took(bytes, nanos.getAsLong() - begun);
      return answer;
    } catch (HttpTimeoutException e) {
      fetching.slower();
      throw e;
    }
  }

  /// What the other is told of this replica: how it is now, and before the facts that it will fetch
  /// or be sent after that.
  private Wire.Tale tale() {
    long unsent = unsent();
    Instant oldest = unsent > 0 ? oldestUnsent() : null;
    return new Wire.Tale(
        Wire.Clock.of(replica.clock()),
        unsent,
        oldest == null ? null : oldest.toEpochMilli(),
        replica.memory().parked(),
        replica.ledger().journal().forks().size(),
        replica.ledger().storage().word(),
        counted());
  }

  private Map<String, Integer> counted() {
    Instant since = replica.clock().now().minus(Told.LATELY);
    return replica
        .memory()
        .read(
            state -> {
              Map<String, Integer> counted = new HashMap<>();
              state
                  .guests()
                  .counted(replica.id())
                  .forEach(
                      (event, count) -> {
                        if (state.guests().event(event).isEmpty()
                            || state.guests().event(event).get().endsAt().isAfter(since)) {
                          counted.put(event.hex(), count);
                        }
                      });
              return counted;
            });
  }

  /// An answer that took long says little of the time.
  private void compareClocks(Wire.@Nullable Clock theirClock, long before) {
    long after = replica.clock().millis();
    if (theirClock != null && after >= before && after - before < QUICK.toMillis()) {
      clock = OtherClock.of(theirClock, before, after);
    }
  }

  /// The other's clock; null as long as it is not known.
  @Nullable OtherClock clock() {
    return clock;
  }

  /// Offers what the other misses of what was written here; true if something was sent.
  boolean sendOwn() throws IOException, InterruptedException {
    return send(batches.ownHeads());
  }

  /// Offers whatever the other misses, by whomever it was written; true if something was sent.
  boolean sendAll() throws IOException, InterruptedException {
    return send(batches.known());
  }

  /// Own facts that the other does not have.
  long unsent() {
    long unsent = 0;
    for (Map.Entry<StreamId, Long> own : batches.ownHeads().entrySet()) {
      unsent += Math.max(0, own.getValue() - theirs.getOrDefault(own.getKey(), 0L));
    }
    return unsent;
  }

  /// When the oldest own fact that the other does not have was written; null if there is none, or
  /// if it cannot be read.
  @Nullable Instant oldestUnsent() {
    try {
      return batches.ownHeads().keySet().stream()
          .flatMap(stream -> unsent(stream).stream())
          .min(Comparator.naturalOrder())
          .orElse(null);
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the oldest fact that was not sent cannot be read", e);
      return null;
    }
  }

  /// When the first fact of this stream that the other misses was written.
  private Optional<Instant> unsent(StreamId stream) {
    return replica.ledger().journal().stream(stream, theirs(stream) + 1, 1, Integer.MAX_VALUE)
        .stream()
        .findFirst()
        .map(fact -> Instant.ofEpochMilli(fact.stamp().wallMillis()));
  }

  /// How far the other knows a stream, as far as was heard.
  long theirs(StreamId stream) {
    return theirs.getOrDefault(stream, 0L);
  }

  /// Whether something waits that makes no way, though the other answers.
  boolean stalls() {
    boolean waits = unsent() > 0 && nanos.getAsLong() - lastProgress > STALL;
    return waits || refusing || !held.isEmpty();
  }

  /// Whether the other has heard two programs under this replica's identity.
  boolean hasTwin() {
    return twin;
  }

  private boolean send(Map<StreamId, Long> streams) throws IOException, InterruptedException {
    long now = nanos.getAsLong();
    held.values().removeIf(until -> now - until > 0);
    boolean sent = false;
    for (Map.Entry<StreamId, Long> one : streams.entrySet()) {
      if (!held.containsKey(one.getKey()) && theirs(one.getKey()) < one.getValue()) {
        sent |= send(one.getKey(), one.getValue());
      }
    }
    return sent;
  }

  private boolean send(StreamId stream, long end) throws IOException, InterruptedException {
    boolean sent = false;
    long known = theirs(stream);
    while (known < end) {
      Optional<Wire.Batch> batch = batch(stream, known);
      if (batch.isEmpty()) {
        return sent;
      }
      Wire.Verdict verdict = offer(batch.get());
      if (!verdict.isKept() || verdict.stream().seq() <= known) {
        hold(stream, verdict.isOfAStranger() ? SHORTEST_HOLD : nextHold(stream));
        return sent;
      }
      lastHolds.remove(stream);
      known = verdict.stream().seq();
      theirs.put(stream, known);
      lastProgress = nanos.getAsLong();
      sent = true;
    }
    return sent;
  }

  private Optional<Wire.Batch> batch(StreamId stream, long known) throws IOException {
    TrustedKeys.Replica other =
        receiver.get().orElseThrow(() -> new IOException("the other is not on the list of keys"));
    try {
      return batches.next(stream, known, other, sending.room());
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a batch could not be made", e);
      hold(stream, nextHold(stream));
      return Optional.empty();
    }
  }

  /// How long this stream is to wait: a batch that was only damaged on its way is not held against
  /// it for long. A stranger's waits for no more than the list of keys, which is on its way.
  private long nextHold(StreamId stream) {
    return lastHolds.merge(
        stream, SHORTEST_HOLD, (last, shortest) -> Math.min(LONGEST_HOLD, 2 * last));
  }

  private void hold(StreamId stream, long forNanos) {
    held.put(stream, nanos.getAsLong() + forNanos);
  }

  private Wire.Verdict offer(Wire.Batch batch) throws IOException, InterruptedException {
    long begun = nanos.getAsLong();
    try {
      Wire.Verdict verdict = peer.offer(batch);
      sending.took(batch.bytes(), nanos.getAsLong() - begun);
      return verdict;
    } catch (HttpTimeoutException e) {
      sending.slower();
      throw e;
    } catch (Peer.Refused e) {
      if (!isAboutTheBatch(e.status())) {
        throw e;
      }
      LOG.log(Level.WARNING, "a batch was refused: " + e.status());
      return new Wire.Verdict(batch.stream(), "refused");
    }
  }

  /// Whether a refusal holds up this batch alone: not if the sender is not trusted (401), if the
  /// request was not taken for a fresh one (409), or if the other is in trouble itself.
  private static boolean isAboutTheBatch(int status) {
    return status != 401 && status != 409 && status < 500;
  }
}
