package dev.foyer.projection;

import dev.foyer.journal.Storage;
import dev.foyer.platform.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/health`: 200 while the journal acknowledges, 503 once it has stopped.
public final class Health implements Handler {
  private final Replica replica;

  public Health(Replica replica) {
    this.replica = replica;
  }

  /// @param status `up` or `down`
  /// @param storage `ok`, `stopped`, or `damaged` when something that was kept cannot be read
  /// @param clock `trusted` or `untrusted`
  /// @param facts how many facts the local log holds
  /// @param parked how many of them are of an unknown kind, unreadable or could not be applied
  record Report(String status, String storage, String clock, long facts, long parked) {}

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    Storage storage = replica.ledger().storage();
    boolean runs = storage != Storage.STOPPED;
    response.status(runs ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    Json.send(
        response,
        new Report(
            runs ? "up" : "down",
            storage.word(),
            switch (replica.clock().quality()) {
              case TRUSTED -> "trusted";
              case UNTRUSTED -> "untrusted";
            },
            replica.ledger().journal().end(),
            replica.memory().parked()));
  }
}
