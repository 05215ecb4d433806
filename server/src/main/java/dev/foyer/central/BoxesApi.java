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

/// The boxes of the community: codes with which they enter it, and how they are: `/api/boxes`.
final class BoxesApi implements HttpService {
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final SingleUseCodes<String> codes;
  private final Venues venues;

  BoxesApi(SingleUseCodes<String> codes, Venues venues) {
    this.codes = codes;
    this.venues = venues;
  }

  record Issued(String code) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::look).post("/codes", this::issue);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(response, venues.board());
  }

  private void issue(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(response, new Issued(codes.issue("box", VALIDITY)));
  }
}
