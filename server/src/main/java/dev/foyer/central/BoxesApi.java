package dev.foyer.central;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.platform.Json;
import dev.foyer.platform.SingleUseCodes;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// Codes with which boxes enter the community: `/api/boxes`.
final class BoxesApi implements HttpService {
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final SingleUseCodes<String> codes;

  BoxesApi(SingleUseCodes<String> codes) {
    this.codes = codes;
  }

  record Issued(String code) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/codes", this::issue);
  }

  private void issue(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(response, new Issued(codes.issue("box", VALIDITY)));
  }
}
