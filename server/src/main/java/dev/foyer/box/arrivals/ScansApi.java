package dev.foyer.box.arrivals;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/// What a station has read: `/api/scans`. The answer is 200 for a "no", too.
public final class ScansApi implements HttpService {
  /// Twice what the largest QR code holds.
  private static final int MAX_TEXT = 8_600;

  private final Arrivals arrivals;

  public ScansApi(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  record Scanned(
      @Nullable String scanId,
      @Nullable String text,
      @Nullable String station,
      @Nullable Integer people) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/scans", this::scan);
  }

  private void scan(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.STATION, Role.HOST);
    Scanned scanned = Json.read(request, Scanned.class);
    checkStation(device, scanned.station());
    String text = Fields.required("text", scanned.text());
    if (text.length() > MAX_TEXT) {
      throw Problem.field("text", "No code holds so much text.");
    }
    Ask ask = ask(scanned.scanId(), device.id(), scanned.people());
    Json.send(response, AnswerJson.of(arrivals.scan(ask, text)));
  }

  /// An ask as it stands on the wire.
  public static Ask ask(@Nullable String scanId, DeviceId station, @Nullable Integer people) {
    int here = people == null ? 0 : people;
    if (people != null && (here < 1 || here > Terms.MAX_PEOPLE)) {
      throw Problem.field("people", "Say how many are here: 1 to " + Terms.MAX_PEOPLE + ".");
    }
    return new Ask(Fields.parsed("scanId", scanId, ScanId::new), station, here);
  }

  /// A station is the device that asks; it cannot speak for another one.
  private static void checkStation(Device device, @Nullable String station) {
    Fields.optional("station", station, DeviceId::new)
        .filter(named -> !named.equals(device.id()))
        .ifPresent(
            other -> {
              throw Problem.field("station", "A device scans for itself: leave this out.");
            });
  }
}
