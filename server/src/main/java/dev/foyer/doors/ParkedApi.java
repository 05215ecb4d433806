package dev.foyer.doors;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Parked facts, tried again by hand: `/api/parked`.
public final class ParkedApi implements HttpService {
  private final Replica replica;

  public ParkedApi(Replica replica) {
    this.replica = replica;
  }

  record Nothing() {}

  /// How many are parked still.
  record Left(long left) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/parked/retry", this::retry);
  }

  private void retry(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.read(request, Nothing.class);
    Json.send(response, new Left(replica.retryParked()));
  }
}
