package dev.foyer.box.badges;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a host does about badges: `/api/badges`.
public final class BadgesApi implements HttpService {
  private final Badges badges;
  private final Ahead ahead;

  public BadgesApi(Badges badges, Ahead ahead) {
    this.badges = badges;
    this.ahead = ahead;
  }

  record Reprint(
      @Nullable String job,
      @Nullable String invitation,
      @Nullable Integer index,
      @Nullable String reason) {}

  record CameOut(@Nullable String answer) {}

  record AheadOf(@Nullable String event, @Nullable String order) {}

  /// A request that has nothing to choose: `{}`.
  record Everything() {}

  /// How many badges it was.
  record Many(int badges) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/badges/{job}", this::look)
        .post("/badges/reprint", this::reprint)
        .post("/badges/{job}/came-out", this::cameOut)
        .post("/badges/{job}/release", (req, res) -> rule(req, res, Ruling.RELEASED))
        .post("/badges/{job}/handwritten", (req, res) -> rule(req, res, Ruling.HANDWRITTEN))
        .post("/badges/release", this::releaseAll)
        .post("/badges/ahead", this::ahead)
        .delete("/badges/ahead", this::notAhead);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.STATION, Role.ORGANISER);
    Json.send(response, badges.find(job(request)).orElseThrow(() -> Problem.unknown("badge")));
  }

  private void reprint(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Reprint wanted = Json.read(request, Reprint.class);
    JobId job = Fields.parsed("job", wanted.job(), JobId::new);
    InvitationId invitation = Fields.parsed("invitation", wanted.invitation(), InvitationId::new);
    int index = wanted.index() == null ? 0 : wanted.index();
    BadgeReason reason = Fields.parsed("reason", wanted.reason(), BadgesApi::reason);
    GuestId guest =
        Fields.parsed("index", Integer.toString(index), text -> new GuestId(invitation, index));
    Json.send(response, badges.reprint(job, guest, reason, host.id()));
  }

  private void cameOut(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    String answer = Fields.text("answer", Json.read(request, CameOut.class).answer(), 3);
    Ruling ruling =
        switch (answer) {
          case "yes" -> Ruling.CAME_OUT;
          case "no" -> Ruling.DID_NOT_COME_OUT;
          default -> throw Problem.field("answer", "Say \"yes\" or \"no\".");
        };
    Json.send(response, badges.rule(job(request), ruling, host.id()));
  }

  private void rule(ServerRequest request, ServerResponse response, Ruling ruling) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Json.send(response, badges.rule(job(request), ruling, host.id()));
  }

  private void releaseAll(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Json.read(request, Everything.class);
    Json.send(response, new Many(badges.releaseWaiting(host.id())));
  }

  private void ahead(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    AheadOf wanted = Json.read(request, AheadOf.class);
    EventId event = Fields.parsed("event", wanted.event(), EventId::new);
    Ahead.Order order = Fields.parsed("order", wanted.order(), BadgesApi::order);
    Json.send(response, new Many(ahead.queue(event, order, host.id())));
  }

  private void notAhead(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, new Many(ahead.withdraw(host.id())));
  }

  private static Ahead.Order order(String word) {
    return Ahead.Order.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static JobId job(ServerRequest request) {
    return Fields.inPath("badge", request.path().pathParameters().get("job"), JobId::new);
  }

  private static BadgeReason reason(String word) {
    BadgeReason reason = BadgeReason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (reason == BadgeReason.ARRIVAL || reason == BadgeReason.AHEAD) {
      throw new IllegalArgumentException("not a reason to print again");
    }
    return reason;
  }
}
