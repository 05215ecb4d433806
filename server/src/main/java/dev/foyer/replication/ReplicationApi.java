package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.platform.SingleUseCodes;
import dev.foyer.projection.Replica;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/// The side that is asked: `/replication`. Requests are signed by replicas that the community
/// trusts; only hello and enrolment are not.
public final class ReplicationApi implements HttpService {
  private static final int MOST_COMPRESSED = 1 << 20;
  private static final int MOST_INFLATED = 2 << 20;

  /// Several at once, so that a stream whose batch is not kept holds up no other.
  private static final int MOST_BATCHES = 8;

  private final Replica replica;
  private final Batches batches;
  private final SingleUseCodes<String> codes;
  private final String boot = mint();
  private final Map<ReplicaId, Long> counters = new HashMap<>();
  private final Map<ReplicaId, Instant> heard = new ConcurrentHashMap<>();

  /// @param codes the single-use codes with which a box enrols
  public ReplicationApi(Replica replica, SingleUseCodes<String> codes) {
    this.replica = replica;
    this.batches = new Batches(replica);
    this.codes = codes;
  }

  /// When each replica was last heard of.
  public Optional<Instant> lastHeard(ReplicaId other) {
    return Optional.ofNullable(heard.get(other));
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/hello", this::hello)
        .post("/enrol", this::enrol)
        .post("/exchange", this::exchange)
        .post("/offer", this::offer);
  }

  private void hello(ServerRequest request, ServerResponse response) {
    send(
        response, new Wire.Hello(boot, replica.id().hex(), replica.membership().community().hex()));
  }

  private void enrol(ServerRequest request, ServerResponse response) {
    Wire.Enrolling box = Json.read(Bodies.read(request, 16 * 1024), Wire.Enrolling.class);
    Bytes signing = Fields.parsed("signing", box.signing(), Bytes::ofHex);
    Bytes agreement = Fields.parsed("agreement", box.agreement(), Bytes::ofHex);
    if (Ed25519.open(signing).isEmpty()) {
      throw Problem.field("signing", "The signing key is no Ed25519 key.");
    }
    String name = Fields.text("name", box.name(), 60);
    if (name.equalsIgnoreCase(TrustedKeys.CENTRAL)) {
      throw Problem.field(
          "name", "Only central is called \"central\": start the box with another --name.");
    }
    codes.redeem(Fields.text("code", box.code(), 100));
    replica.trust(new TrustedKeys.Replica(signing, agreement, name));
    TrustedKeys list = replica.trusted();
    Bytes signature = replica.communityKeys().orElseThrow().sign(list);
    send(
        response,
        new Wire.Enrolled(
            replica.membership().community().hex(),
            replica.membership().root().hex(),
            list.document().hex(),
            signature.hex(),
            replica.id().hex()));
  }

  private void exchange(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.read(request, MOST_COMPRESSED);
    TrustedKeys.Replica asker = sender(request, "/replication/exchange", body);
    Wire.Have have = Json.read(inflate(body), Wire.Have.class);
    Map<StreamId, Long> known = new HashMap<>();
    have.heads()
        .forEach(head -> known.put(head.stream(replica.membership().community()), head.seq()));
    List<Wire.Batch> missing = new ArrayList<>();
    batches
        .ownHeads()
        .forEach(
            (stream, seq) -> {
              long theirs = known.getOrDefault(stream, 0L);
              if (theirs < seq && missing.size() < MOST_BATCHES) {
                batches.next(stream, theirs, asker).ifPresent(missing::add);
              }
            });
    send(response, new Wire.Exchange(batches.heads(), missing));
  }

  private void offer(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.read(request, MOST_COMPRESSED);
    sender(request, "/replication/offer", body);
    send(response, batches.take(Json.read(inflate(body), Wire.Batch.class)));
  }

  /// The trusted replica that signed this request.
  ///
  /// @throws Problem 401 if none did, 409 if it speaks to an earlier start of this program or
  ///   repeats itself
  private TrustedKeys.Replica sender(ServerRequest request, String path, byte[] body) {
    SignedRequest signed;
    try {
      signed =
          new SignedRequest(
              new ReplicaId(header(request, SignedRequest.REPLICA)),
              header(request, SignedRequest.BOOT),
              Long.parseLong(header(request, SignedRequest.COUNTER)),
              Bytes.ofHex(header(request, SignedRequest.SIGNATURE)));
    } catch (IllegalArgumentException e) {
      throw Problem.of(401, "not-signed", "Sign this request with the replica's key.");
    }
    TrustedKeys.Replica sender =
        replica
            .trusted()
            .replica(signed.replica())
            .orElseThrow(
                () -> Problem.of(401, "not-trusted", "This replica is not enrolled here."));
    boolean verified =
        Ed25519.open(sender.signing())
            .filter(key -> signed.verifies(key, new SignedRequest.Asked(path, body)))
            .isPresent();
    if (!verified) {
      throw Problem.of(401, "not-signed", "The request's signature is wrong.");
    }
    if (!signed.boot().equals(boot)) {
      throw Problem.of(409, "other-start", "Say hello first: this program has started anew.");
    }
    synchronized (counters) {
      if (signed.counter() <= counters.getOrDefault(signed.replica(), 0L)) {
        throw Problem.of(409, "replayed", "This request was made before.");
      }
      counters.put(signed.replica(), signed.counter());
    }
    heard.put(signed.replica(), replica.clock().now());
    return sender;
  }

  private static String header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name)).orElse("");
  }

  private static byte[] inflate(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      byte[] plain = in.readNBytes(MOST_INFLATED + 1);
      if (plain.length > MOST_INFLATED) {
        throw Problem.of(413, "too-large", "A batch has at most 2 MB.");
      }
      return plain;
    } catch (IOException e) {
      throw Problem.of(400, "bad-request", "Send the request's body compressed with gzip.");
    }
  }

  private static void send(ServerResponse response, Object value) {
    response
        .header("Content-Type", Wire.TYPE)
        .header("Cache-Control", "no-store")
        .send(Json.bytes(value));
  }

  private static String mint() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
