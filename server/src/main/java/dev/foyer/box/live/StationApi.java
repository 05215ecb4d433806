package dev.foyer.box.live;

import dev.foyer.box.live.Lines.CommunityLine;
import dev.foyer.box.live.Lines.EventLine;
import dev.foyer.box.live.Lines.StorageLine;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.Role;
import dev.foyer.domain.Tally;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a kiosk shows before anybody has come, and what changes behind its back: `/api/station`.
public final class StationApi implements HttpService {
  private final String box;
  private final Replica replica;
  private final LiveFeed feed;
  private final DeviceFilter filter;

  /// @param box what the screens call this box
  public StationApi(String box, Replica replica, LiveFeed feed, DeviceFilter filter) {
    this.box = box;
    this.replica = replica;
    this.feed = feed;
    this.filter = filter;
  }

  record StationName(String device, String name) {}

  /// @param storage `ok`, or `stopped` when nothing is acknowledged any more
  record Station(
      String box,
      StationName station,
      @Nullable CommunityLine community,
      @Nullable EventLine event,
      List<String> languages,
      int arrived,
      int expected,
      String storage) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/station", this::look).get("/station/events", this::follow);
  }

  private void look(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.STATION, Role.HOST);
    Json.send(response, replica.memory().read(state -> station(state, device)));
  }

  private Station station(CommunityState state, Device device) {
    Tally tally = state.guests().openAt(replica.id()).map(state.guests()::tally).orElse(Tally.ZERO);
    return new Station(
        box,
        new StationName(device.id().hex(), device.enrolled().name()),
        CommunityLine.of(state),
        EventLine.of(state, replica.id(), replica.clock().now()),
        List.of("en"),
        tally.arrived(),
        tally.expected(),
        StorageLine.of(replica).state());
  }

  private void follow(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.STATION, Role.HOST);
    feed.stations().serve(response, () -> filter.stillKnown(device));
  }
}
