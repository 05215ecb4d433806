package dev.foyer.box.hosts;

import dev.foyer.box.badges.BadgeView;
import dev.foyer.box.badges.Badges;
import dev.foyer.box.badges.PrinterBoard;
import dev.foyer.box.badges.Printers;
import dev.foyer.box.live.ArrivalLine;
import dev.foyer.box.live.Lines.ClockLine;
import dev.foyer.box.live.Lines.CommunityLine;
import dev.foyer.box.live.Lines.CountsLine;
import dev.foyer.box.live.Lines.EventLine;
import dev.foyer.box.live.Lines.StorageLine;
import dev.foyer.box.live.LiveFeed;
import dev.foyer.box.live.RequestLine;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.Role;
import dev.foyer.doors.LinkLine;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The host's page at a glance, and what changes on it: `/api/host`.
public final class HostApi implements HttpService {
  private static final int ARRIVALS_SHOWN = 100;

  private final Replica replica;
  private final Badges badges;
  private final Printers printers;
  private final LiveFeed feed;
  private final DeviceFilter filter;

  public HostApi(
      Replica replica, Badges badges, Printers printers, LiveFeed feed, DeviceFilter filter) {
    this.replica = replica;
    this.badges = badges;
    this.printers = printers;
    this.feed = feed;
    this.filter = filter;
  }

  record Overview(
      @Nullable EventLine event,
      @Nullable CommunityLine community,
      CountsLine counts,
      List<ArrivalLine> arrivals,
      List<RequestLine> requests,
      List<BadgeView> badges,
      List<PrinterBoard> printers,
      LinkLine central,
      StorageLine storage,
      ClockLine clock) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/host", this::look).get("/host/events", this::follow);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    List<BadgeView> trouble = badges.needingAttention();
    List<PrinterBoard> boards = printers.boards();
    Json.send(response, replica.memory().read(state -> overview(state, trouble, boards)));
  }

  private Overview overview(
      CommunityState state, List<BadgeView> trouble, List<PrinterBoard> boards) {
    return new Overview(
        EventLine.of(state, replica.id(), replica.clock().now()),
        CommunityLine.of(state),
        CountsLine.of(state, replica.id()),
        state
            .guests()
            .openAt(replica.id())
            .map(event -> state.guests().arrivals(event, ARRIVALS_SHOWN))
            .orElse(List.of())
            .stream()
            .map(arrival -> ArrivalLine.of(state, arrival, badges::line))
            .toList(),
        state.requests().unanswered().stream().map(r -> RequestLine.of(state, r)).toList(),
        trouble,
        boards,
        feed.central(),
        StorageLine.of(replica),
        ClockLine.of(replica.clock()));
  }

  private void follow(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.HOST);
    feed.hosts().serve(response, () -> filter.stillKnown(device));
  }
}
