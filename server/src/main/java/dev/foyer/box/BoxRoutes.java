package dev.foyer.box;

import dev.foyer.box.Box.Service;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.DevicesApi;
import dev.foyer.platform.OpenApi;
import dev.foyer.platform.Pages;
import dev.foyer.projection.Health;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The box's routes, on one screen.
final class BoxRoutes {
  private BoxRoutes() {}

  static Consumer<HttpRouting.Builder> table(
      Replica replica, DeviceFilter filter, DevicesApi devices, List<Service> features) {
    return routing -> {
      routing
          .addFilter(filter)
          .register("/api/devices", devices)
          .get("/health", new Health(replica))
          .get("/openapi", new OpenApi());
      features.forEach(feature -> routing.register(feature.path(), feature.service()));
      routing.register(
          "/",
          new Pages(
              Map.of(
                  "/", "index.html",
                  "/kiosk", "kiosk.html",
                  "/host", "host.html",
                  "/organiser", "organiser.html")));
    };
  }
}
