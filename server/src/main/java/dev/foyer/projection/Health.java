package dev.foyer.projection;

import dev.foyer.journal.Journal.State;
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
  /// @param storage `ok` or `stopped`
  /// @param clock `trusted` or `untrusted`
  /// @param facts how many facts the local log holds
  record Report(String status, String storage, String clock, long facts) {}

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    boolean runs =
        switch (replica.ledger().journal().state()) {
          case State.Running running -> true;
          case State.Stopped stopped -> false;
        };
    response.status(runs ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    Json.send(
        response,
        new Report(
            runs ? "up" : "down",
            runs ? "ok" : "stopped",
            switch (replica.clock().quality()) {
              case TRUSTED -> "trusted";
              case UNTRUSTED -> "untrusted";
            },
            replica.ledger().journal().end()));
  }
}
