package dev.foyer.box.retention;

import dev.foyer.box.retention.RetentionLog.Line;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.platform.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What this box forgets when, and what it has forgotten: `/api/retention`.
public final class RetentionApi implements HttpService {
  private static final int MOST_LINES = 50;

  private final Retirement retirement;

  public RetentionApi(Retirement retirement) {
    this.retirement = retirement;
  }

  /// @param keepDays how long after an event its guests are still known here
  /// @param waitsFor `clock` until the time is known, `central` until it has all that happened
  ///   here; null if nothing stands against forgetting
  /// @param due how many guests are to be forgotten and are still known
  /// @param log the latest lines, newest first
  record Shown(long keepDays, @Nullable String waitsFor, int due, List<Line> log) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/retention", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    String obstacle =
        retirement.obstacle().map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(null);
    Json.send(
        response,
        new Shown(
            retirement.days().toDays(),
            obstacle,
            retirement.due().size(),
            retirement.latest(MOST_LINES)));
  }
}
