package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Memory;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Whose badges the fonts cannot show whole, while there is time to do something about it:
/// `/api/badges/unshown`.
public final class UnshownApi implements HttpService {
  private final Memory memory;

  public UnshownApi(Memory memory) {
    this.memory = memory;
  }

  record Listing(List<Unshown> guests) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/badges/unshown", this::list);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event =
        Fields.parsed("event", request.query().first("event").orElse(null), EventId::new);
    if (memory.read(state -> state.guests().event(event)).isEmpty()) {
      throw Problem.unknown("event");
    }
    List<BadgeFields> badges = memory.read(state -> Unshown.badges(state, event));
    Json.send(response, new Listing(Unshown.of(badges)));
  }
}
