package dev.foyer.box.arrivals;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.FactBody.Case;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// "I need a person": `/api/help`. The request's id is minted at the station; sent again it rings
/// no second time.
public final class HelpApi implements HttpService {
  private final Setting setting;

  public HelpApi(Setting setting) {
    this.setting = setting;
  }

  record Wanted(@Nullable String request, @Nullable String about) {}

  record Ringing(String request, String state) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/help", this::raise);
  }

  private void raise(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.STATION, Role.HOST);
    Wanted wanted = Json.read(request, Wanted.class);
    RequestId id = Fields.parsed("request", wanted.request(), RequestId::new);
    ScanId scan = Fields.optional("about", wanted.about(), ScanId::new).orElse(null);
    if (setting.memory().read(state -> state.requests().find(id)).isEmpty()) {
      setting.ledger().record(List.of(raised(id, device, scan)));
    }
    HelpRequest.State now =
        setting.memory().read(state -> state.requests().find(id).orElseThrow().state());
    String word = now == HelpRequest.State.CLOSED ? "resolved" : now.name();
    Json.send(response, new Ringing(id.hex(), word.toLowerCase(Locale.ROOT)));
  }

  private HelpRaised raised(RequestId id, Device device, @Nullable ScanId scan) {
    return setting
        .memory()
        .read(
            state ->
                new HelpRaised(
                    id,
                    state.guests().openAt(setting.box()).orElse(null),
                    device.id(),
                    HelpCause.ASKED,
                    scan == null
                        ? null
                        : new Case(
                            scan,
                            state.guests().byScan(scan).map(Invitation::id).orElse(null),
                            null)));
  }
}
