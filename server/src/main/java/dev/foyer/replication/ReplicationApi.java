package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.Bytes;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.platform.SingleUseCodes;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The side that is asked: `/replication`. Requests are signed by replicas that the community
/// trusts; only hello and enrolment are not.
public final class ReplicationApi implements HttpService {
  private final Replica replica;
  private final Batches batches;
  private final Optional<SingleUseCodes<String>> codes;
  private final Callers callers;
  private final Questions questions;

  private ReplicationApi(
      Replica replica,
      Callers callers,
      Optional<SingleUseCodes<String>> codes,
      Questions questions) {
    this.replica = replica;
    this.batches = new Batches(replica);
    this.callers = callers;
    this.codes = codes;
    this.questions = questions;
  }

  /// Where the community lives: boxes enrol here.
  ///
  /// @param codes the single-use codes with which they do
  public static ReplicationApi ofCentral(
      Replica replica, Callers callers, SingleUseCodes<String> codes) {
    return new ReplicationApi(
        replica,
        callers,
        Optional.of(codes),
        (asker, question) -> {
          throw Problem.of(404, "no-door", "This is central: it has no door.");
        });
  }

  /// At a door.
  public static ReplicationApi ofDoor(Replica replica, Callers callers, Questions questions) {
    return new ReplicationApi(replica, callers, Optional.empty(), questions);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/hello", this::hello)
        .post("/exchange", this::exchange)
        .post("/offer", this::offer)
        .post("/ask", this::ask);
    codes.ifPresent(good -> rules.post("/enrol", (q, a) -> enrol(q, a, good)));
  }

  private void hello(ServerRequest request, ServerResponse response) {
    sendPlain(
        response,
        new Wire.Hello(callers.boot(), replica.id().hex(), replica.membership().community().hex()));
  }

  private void enrol(ServerRequest request, ServerResponse response, SingleUseCodes<String> good) {
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
    good.redeem(Fields.text("code", box.code(), 100));
    replica.trust(new TrustedKeys.Replica(signing, agreement, name));
    TrustedKeys list = replica.trusted();
    Bytes signature = replica.communityKeys().orElseThrow().sign(list);
    sendPlain(
        response,
        new Wire.Enrolled(
            replica.membership().community().hex(),
            replica.membership().root().hex(),
            list.document().hex(),
            signature.hex(),
            replica.id().hex()));
  }

  private void exchange(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.read(request, Packed.most());
    TrustedKeys.Replica asker = callers.sender(request, body);
    Wire.Have have = Packed.read(body, Wire.Have.class);
    keep(asker, have.tale());
    send(response, batches.exchange(have, asker, callers.hasTwin(asker.id())));
  }

  private void keep(TrustedKeys.Replica asker, Wire.@Nullable Tale tale) {
    try {
      if (tale != null) {
        callers.keep(asker.id(), tale);
      }
    } catch (IllegalArgumentException e) {
      throw Problem.field("tale", "What this replica says of itself cannot be read.");
    }
  }

  private void ask(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.read(request, Packed.most());
    TrustedKeys.Replica asker = callers.sender(request, body);
    Wire.Asking asking = Packed.read(body, Wire.Asking.class);
    JsonNode answer = questions.answer(asker.id(), asking.question());
    boolean twin = callers.hasTwin(asker.id());
    send(response, new Wire.Told(answer, batches.exchange(asking.have(), asker, twin)));
  }

  private void offer(ServerRequest request, ServerResponse response) {
    byte[] body = Bodies.read(request, Packed.most());
    callers.sender(request, body);
    send(response, new Intake(replica).take(Packed.read(body, Wire.Batch.class)));
  }

  private static void send(ServerResponse response, Object value) {
    response
        .header("Content-Type", Wire.TYPE)
        .header("Cache-Control", "no-store")
        .send(Packed.of(value));
  }

  private static void sendPlain(ServerResponse response, Object value) {
    response
        .header("Content-Type", Wire.PLAIN_TYPE)
        .header("Cache-Control", "no-store")
        .send(Json.bytes(value));
  }
}
