package dev.foyer.replication;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.platform.ServerTrust;
import dev.foyer.replication.SignedRequest.Spoken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Another replica over HTTP: requests are signed and compressed. Not thread-safe: one link uses
/// it.
final class HttpPeer implements Peer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Until what is sent has gone over a thin line, too.
  private static final Duration SENDING = Duration.ofSeconds(60);

  /// One for the whole program: an epoch's requests are told apart by it.
  private static final AtomicLong COUNTER = new AtomicLong();

  private final PeerAddress address;
  private final String name;
  private final Supplier<Optional<TrustedKeys.Replica>> expected;
  private final ReplicaKeys keys;
  private final long epoch;
  private final ServerTrust trust;
  private final Steady http;
  private volatile String boot = "";

  /// @param epoch of this program's own stream
  HttpPeer(Other other, ReplicaKeys keys, long epoch) {
    this.name = other.name();
    this.address = other.address();
    this.expected = other.receiver();
    this.keys = keys;
    this.epoch = epoch;
    this.trust = ServerTrust.of(other.address().fingerprint());
    this.http =
        new Steady(
            HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(trust.context())
                .build(),
            PATIENCE,
            Packed.most());
  }

  /// No answer of the other came: the link is down, or something else answers in its place.
  static sealed class Unreachable extends IOException {
    private static final long serialVersionUID = 1;

    Unreachable(String message) {
      super(message);
    }
  }

  /// Whoever answered there could not prove to be the other; the message says what to do.
  static final class Unrecognised extends Unreachable {
    private static final long serialVersionUID = 1;

    Unrecognised(String message) {
      super(message);
    }
  }

  Wire.Enrolled enrol(Wire.Enrolling box) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/replication/enrol").POST(BodyPublishers.ofByteArray(Json.bytes(box)));
    return send(request, Wire.Enrolled.class);
  }

  @Override
  public Wire.Exchange exchange(Wire.Have have) throws IOException, InterruptedException {
    return post("/replication/exchange", have, Wire.Exchange.class);
  }

  @Override
  public Wire.Verdict offer(Wire.Batch batch) throws IOException, InterruptedException {
    return post("/replication/offer", batch, Wire.Verdict.class);
  }

  /// Puts a question to the other; what it wrote on the way comes with the answer.
  Wire.Told ask(Wire.Asking question) throws IOException, InterruptedException {
    return post("/replication/ask", question, Wire.Told.class);
  }

  /// A signed request; says hello first where the other has started anew.
  <T> T post(String path, Object body, Class<T> type) throws IOException, InterruptedException {
    byte[] packed = Packed.of(body);
    if (boot.isEmpty()) {
      boot = hello();
    }
    try {
      return signed(path, packed, type);
    } catch (Refused e) {
      if (e.status() != 409) {
        throw e;
      }
      boot = hello();
      return signed(path, packed, type);
    }
  }

  /// Asks whoever answers there for its start.
  ///
  /// @throws Unrecognised if it is another replica than the one that should be there
  String hello() throws IOException, InterruptedException {
    Wire.Hello hello = send(request("/replication/hello").GET(), Wire.Hello.class);
    Optional<String> wanted = expected.get().map(other -> other.id().hex());
    if (wanted.isPresent() && !wanted.get().equals(hello.replica())) {
      throw new Unrecognised(
          "At " + address.uri() + " answers another Foyer than " + name + ": check its address.");
    }
    return hello.boot();
  }

  private <T> T signed(String path, byte[] body, Class<T> type)
      throws IOException, InterruptedException {
    long counter = COUNTER.incrementAndGet();
    SignedRequest signed =
        SignedRequest.sign(
            keys, new Spoken(epoch, boot, counter), new SignedRequest.Asked(path, body));
    HttpRequest.Builder request =
        request(path)
            .header(SignedRequest.REPLICA, signed.replica().hex())
            .header(SignedRequest.EPOCH, Long.toHexString(signed.spoken().epoch()))
            .header(SignedRequest.BOOT, signed.spoken().boot())
            .header(SignedRequest.COUNTER, Long.toString(signed.spoken().counter()))
            .header(SignedRequest.SIGNATURE, signed.signature().hex())
            .setHeader("Content-Type", Wire.TYPE)
            .timeout(SENDING)
            .POST(BodyPublishers.ofByteArray(body));
    return send(request, type);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.uri().resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json");
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = answer(request.build());
    String contentType = response.headers().firstValue("Content-Type").orElse("");
    int status = response.statusCode();
    if (status == 200 && contentType.startsWith(Wire.TYPE)) {
      return read(() -> Packed.read(response.body(), type));
    }
    if (status == 200 && contentType.startsWith(Wire.PLAIN_TYPE)) {
      return read(() -> Json.read(response.body(), type));
    }
    if (status >= 400 && contentType.startsWith("application/problem+json")) {
      throw new Refused(status, title(response));
    }
    throw isPortal(status)
        ? new Unrecognised(
            "Something else than %s answers at %s: sign in to the network here, or check the address."
                .formatted(name, address.uri()))
        : new Unreachable("something on the way to " + name + " answered " + status);
  }

  /// Whether an answer that is none of ours comes from somebody who takes all requests to himself:
  /// a page, a way to one, or 511 (RFC 6585, section 6). Another error is a proxy's, which cannot
  /// reach the other either.
  private static boolean isPortal(int status) {
    return status < 400 || status == 511;
  }

  private <T> T read(Supplier<T> answer) throws Unreachable {
    try {
      return answer.get();
    } catch (Problem e) {
      throw new Unreachable(name + "'s answer cannot be read");
    }
  }

  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request);
    } catch (SSLException e) {
      throw new Unrecognised(
          trust
              .complaint(name)
              .orElse("What answers at " + address.uri() + " does not speak HTTPS."));
    }
  }

  private static String title(HttpResponse<byte[]> response) {
    try {
      String title = Json.read(response.body(), Told.class).title();
      return title == null ? "It said " + response.statusCode() + "." : title;
    } catch (Problem e) {
      return "It said " + response.statusCode() + ".";
    }
  }

  /// Of a problem, what is for people.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Told(@Nullable String title) {}
}
