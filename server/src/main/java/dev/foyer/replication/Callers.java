package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.replication.SignedRequest.Spoken;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Who asks: the trusted replica that signed a request, each request once. Notices two programs
/// that speak as one replica, as two copies of one memory card do: an epoch that had given way to
/// another one is heard again. Thread-safe.
public final class Callers {
  private static final System.Logger LOG = System.getLogger("foyer.replication");

  /// A request that was on its way when its program ended is no twin.
  private static final long ON_THE_WAY = Duration.ofSeconds(5).toNanos();

  /// A twin that has been silent for so long is believed to be gone.
  private static final long TWIN_KEPT = Duration.ofMinutes(10).toNanos();

  private final Replica replica;
  private final LongSupplier nanos;
  private final HeardRequests heard;
  private final Map<ReplicaId, Caller> callers = new HashMap<>();

  /// What is known of one replica.
  private static final class Caller {
    final Map<Long, Long> gaveWay = new HashMap<>();
    long epoch;
    long twinAt;
    boolean twin;
    @Nullable Told told;
  }

  public Callers(Replica replica) {
    this(replica, System::nanoTime);
  }

  /// @param heard what is shared with other processes that are this replica, too; whether somebody
  ///   has a twin each notices by itself
  public Callers(Replica replica, HeardRequests heard) {
    this(replica, heard, System::nanoTime);
  }

  /// @param nanos a clock that never jumps
  Callers(Replica replica, LongSupplier nanos) {
    this(replica, new HeardHere(), nanos);
  }

  private Callers(Replica replica, HeardRequests heard, LongSupplier nanos) {
    this.replica = replica;
    this.heard = heard;
    this.nanos = nanos;
  }

  /// The name of this start, which every request has to bear.
  String boot() {
    return heard.boot();
  }

  /// When this replica was last heard of.
  public Optional<Instant> lastHeard(ReplicaId other) {
    return heard.last(other);
  }

  /// What this replica said last of how it is, since this program started.
  public synchronized Optional<Told> told(ReplicaId other) {
    return Optional.ofNullable(callers.get(other)).flatMap(c -> Optional.ofNullable(c.told));
  }

  /// Keeps what a replica says of itself.
  ///
  /// @throws IllegalArgumentException if it cannot be read
  synchronized void keep(ReplicaId other, Wire.Tale tale) {
    callers.computeIfAbsent(other, id -> new Caller()).told = Told.of(tale, replica.clock().now());
  }

  /// Whether two programs have lately spoken as this replica.
  public synchronized boolean hasTwin(ReplicaId other) {
    Caller caller = callers.get(other);
    return caller != null && caller.twin && nanos.getAsLong() - caller.twinAt < TWIN_KEPT;
  }

  /// The trusted replica that signed this request.
  ///
  /// @throws Problem 401 if none did, 409 if it speaks to an earlier start of this program or
  ///   repeats itself
  public TrustedKeys.Replica sender(ServerRequest request, byte[] body) {
    SignedRequest signed;
    try {
      signed =
          new SignedRequest(
              new ReplicaId(header(request, SignedRequest.REPLICA)),
              new Spoken(
                  Long.parseUnsignedLong(header(request, SignedRequest.EPOCH), 16),
                  header(request, SignedRequest.BOOT),
                  Long.parseLong(header(request, SignedRequest.COUNTER))),
              Bytes.ofHex(header(request, SignedRequest.SIGNATURE)));
    } catch (IllegalArgumentException e) {
      throw Problem.of(401, "not-signed", "Sign this request with the replica's key.");
    }
    return sender(signed, new SignedRequest.Asked(request.path().absolute().path(), body));
  }

  TrustedKeys.Replica sender(SignedRequest signed, SignedRequest.Asked asked) {
    TrustedKeys.Replica sender =
        replica
            .trusted()
            .replica(signed.replica())
            .orElseThrow(
                () -> Problem.of(401, "not-trusted", "This replica is not enrolled here."));
    boolean verified =
        Ed25519.open(sender.signing()).filter(key -> signed.verifies(key, asked)).isPresent();
    if (!verified) {
      throw Problem.of(401, "not-signed", "The request's signature is wrong.");
    }
    Spoken spoken = signed.spoken();
    HeardRequests.Request request =
        new HeardRequests.Request(
            signed.replica(), spoken.epoch(), spoken.boot(), spoken.counter());
    switch (heard.hear(request, replica.clock().now())) {
      case OTHER_START ->
          throw Problem.of(409, "other-start", "Say hello first: this program has started anew.");
      case REPLAYED -> throw Problem.of(409, "replayed", "This request was made before.");
      case FRESH -> hear(signed);
    }
    return sender;
  }

  private synchronized void hear(SignedRequest signed) {
    Caller caller = callers.computeIfAbsent(signed.replica(), id -> new Caller());
    Spoken spoken = signed.spoken();
    long now = nanos.getAsLong();
    if (spoken.epoch() == caller.epoch) {
      return;
    }
    Long since = caller.gaveWay.get(spoken.epoch());
    if (since != null && now - since > ON_THE_WAY) {
      if (!caller.twin) {
        LOG.log(Level.ERROR, "two programs speak as the replica " + signed.replica());
      }
      caller.twin = true;
      caller.twinAt = now;
    }
    if (since == null || now - since > ON_THE_WAY) {
      caller.gaveWay.put(caller.epoch, now);
      caller.gaveWay.remove(spoken.epoch());
      caller.epoch = spoken.epoch();
    }
  }

  private static String header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name)).orElse("");
  }
}
