package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.HttpServer;
import dev.foyer.platform.HttpServer.Address;
import dev.foyer.platform.Json;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import dev.foyer.projection.Replica.Membership;
import dev.foyer.replication.LinkState.Standing;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box's link to a central that does not keep all that it is offered.
class LinkTest {
  private static final int STREAMS = 5;

  @TempDir Path folder;

  @Test
  void aStreamThatCentralDoesNotKeepHoldsUpNoOtherAndIsShownAtOnce() {
    Membership membership = membership();
    for (int start = 1; start < STREAMS; start++) {
      try (Replica box = Replica.joined(folder.resolve("box"), membership, new SystemClock())) {
        open(box, start);
      }
    }
    try (Replica box = Replica.joined(folder.resolve("box"), membership, new SystemClock())) {
      FussyCentral central =
          new FussyCentral(
              ReplicaKeys.in(folder.resolve("central")).replica().hex(), anEarlierStream(box));
      open(box, STREAMS);
      offer(box, central);
    }
  }

  private static void offer(Replica box, FussyCentral central) {
    try (HttpServer server = HttpServer.start(Address.loopback(0), central::routes)) {
      URI uri = URI.create("http://localhost:" + server.port());
      try (Link link = Link.toCentral(box, new PeerAddress(uri, Optional.empty()))) {
        link.start();
        await(() -> central.kept.size() == STREAMS - 1);
        await(() -> link.state().state() == Standing.STALLED);
        assertEquals(1, link.state().unsent());
        open(box, STREAMS + 1);
        await(() -> central.kept.values().stream().mapToLong(Long::longValue).sum() == STREAMS);
      }
    }
  }

  private static String anEarlierStream(Replica box) {
    return new Batches(box)
        .ownHeads().keySet().stream()
            .map(stream -> Wire.Head.of(stream, 1).epoch())
            .min(String::compareTo)
            .orElseThrow();
  }

  private static void open(Replica box, long version) {
    box.ledger().record(List.of(new DoorsOpened(box.id(), version, new EventId("e1".repeat(8)))));
  }

  private Membership membership() {
    CommunityKeys community = CommunityKeys.foundIn(folder.resolve("central"));
    ReplicaKeys keys = ReplicaKeys.in(folder.resolve("central"));
    TrustedKeys.Replica central =
        new TrustedKeys.Replica(keys.signingPublic(), keys.agreementPublic(), TrustedKeys.CENTRAL);
    TrustedKeys list =
        new TrustedKeys(community.community(), 1, List.of(), List.of()).with(central);
    return new Membership(community.community(), community.rootPublic(), list);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      Thread.onSpinWait();
    }
  }

  /// A central that keeps every stream but one.
  private static final class FussyCentral {
    private final Map<String, Long> kept = new ConcurrentHashMap<>();
    private final String self;
    private final String disliked;

    FussyCentral(String self, String disliked) {
      this.self = self;
      this.disliked = disliked;
    }

    void routes(HttpRouting.Builder routing) {
      routing
          .get(
              "/replication/hello",
              (request, response) ->
                  response.header("Content-Type", Wire.PLAIN_TYPE).send(Json.bytes(hello())))
          .post(
              "/replication/exchange",
              (request, response) -> {
                assertTrue(Packed.read(body(request), Wire.Have.class).room() > 0);
                send(response, new Wire.Exchange(List.of(), List.of(), false, null, null));
              })
          .post(
              "/replication/offer",
              (request, response) ->
                  send(response, verdict(Packed.read(body(request), Wire.Batch.class))));
    }

    private Wire.Hello hello() {
      return new Wire.Hello("boot", self, "00");
    }

    private Wire.Verdict verdict(Wire.Batch batch) {
      Wire.Head head = batch.stream();
      if (disliked.equals(head.epoch())) {
        return new Wire.Verdict(head, "quarantined");
      }
      kept.put(head.epoch(), head.seq());
      return new Wire.Verdict(head, "kept");
    }

    private static byte[] body(ServerRequest request) {
      try (InputStream in = request.content().inputStream()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static void send(ServerResponse response, Object value) {
      response.header("Content-Type", Wire.TYPE).send(Packed.of(value));
    }
  }
}
