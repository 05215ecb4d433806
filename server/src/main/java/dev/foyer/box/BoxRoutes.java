package dev.foyer.box;

import dev.foyer.box.Box.Service;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.DevicesApi;
import dev.foyer.journal.JournalStopped;
import dev.foyer.platform.OpenApi;
import dev.foyer.platform.Pages;
import dev.foyer.platform.Problem;
import dev.foyer.platform.Problems;
import dev.foyer.projection.Health;
import dev.foyer.projection.Replica;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The box's routes, on one screen.
final class BoxRoutes {
  private BoxRoutes() {}

  static Consumer<HttpRouting.Builder> table(
      Replica replica, DeviceFilter filter, DevicesApi devices, List<Service> features) {
    OpenApi openApi = new OpenApi("box");
    return routing -> {
      routing
          .addFilter(filter)
          .register("/api/devices", devices)
          .get("/health", new Health(replica))
          .get("/openapi", openApi)
          .error(NotFoundException.class, openApi::noRoute);
      routing.error(
          JournalStopped.class, (request, response, e) -> Problems.send(response, stopped()));
      features.forEach(feature -> routing.register(feature.path(), feature.service()));
      routing.register(
          "/",
          new Pages(
              Map.of(
                  "/", "index.html",
                  "/kiosk", "kiosk.html",
                  "/kiosk-sw.js", "kiosk-sw.js",
                  "/exit", "exit.html",
                  "/host", "host.html",
                  "/organiser", "organiser.html")));
    };
  }

  /// Nothing is kept any more, so nobody hears a yes: the process is about to be restarted.
  private static Problem stopped() {
    return Problem.of(
        503,
        "storage-stopped",
        "The box cannot save anything at the moment. Please see a host; tell whoever looks after"
            + " the box.");
  }
}
