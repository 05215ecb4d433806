package dev.foyer.box.hosts;

import dev.foyer.box.arrivals.AnswerJson;
import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.ScansApi;
import dev.foyer.box.arrivals.Strangers.WalkIn;
import dev.foyer.box.arrivals.Undo;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.FactId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Guests in a host's hands: search, check-in by a tap, let in, walk-ins, undo.
public final class GuestsApi implements HttpService {
  private static final int MOST_AT_ONCE = 200;

  private final Arrivals arrivals;
  private final Undo undo;
  private final GuestSearch search;

  public GuestsApi(Arrivals arrivals, Undo undo, GuestSearch search) {
    this.arrivals = arrivals;
    this.undo = undo;
    this.search = search;
  }

  record Tap(@Nullable String scanId, @Nullable Integer people) {}

  record LetIn(@Nullable String scanId, @Nullable String reason, @Nullable Integer people) {}

  record Added(
      @Nullable String scanId,
      @Nullable String name,
      @Nullable String organisation,
      @Nullable String vouchedBy,
      @Nullable Boolean firstTimer,
      @Nullable String request) {}

  record TakenBack(@Nullable List<String> admissions, @Nullable String reason) {}

  record Undone(List<String> undone) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/guests", this::find)
        .post("/guests/{invitation}/check-in", this::checkIn)
        .post("/guests/{invitation}/let-in", this::letIn)
        .post("/walk-ins", this::walkIn)
        .post("/admissions/undo", this::undo);
  }

  private void find(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, search.find(GuestQuery.of(request.query())));
  }

  private void checkIn(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    InvitationId invitation = invitation(request);
    Tap tap = Json.read(request, Tap.class);
    var ask = ScansApi.ask(tap.scanId(), host.id(), tap.people());
    Json.send(response, AnswerJson.of(arrivals.checkIn(ask, invitation)));
  }

  private void letIn(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    InvitationId invitation = invitation(request);
    LetIn wanted = Json.read(request, LetIn.class);
    String reason = Fields.text("reason", wanted.reason(), 500);
    var ask = ScansApi.ask(wanted.scanId(), host.id(), wanted.people());
    Json.send(response, AnswerJson.of(arrivals.letIn(ask, invitation, reason)));
  }

  private void walkIn(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Added added = Json.read(request, Added.class);
    WalkIn walkIn =
        new WalkIn(
            Profile.named(
                Fields.text("name", added.name(), 200),
                Fields.optionalText("organisation", added.organisation(), 200)),
            Boolean.TRUE.equals(added.firstTimer()) ? Newcomer.FIRST_TIMER : Newcomer.RETURNING,
            Fields.optional("vouchedBy", added.vouchedBy(), InvitationId::new).orElse(null),
            Fields.optional("request", added.request(), RequestId::new).orElse(null));
    var ask = ScansApi.ask(added.scanId(), host.id(), null);
    Json.send(response, AnswerJson.of(arrivals.strangers().walkIn(ask, walkIn)));
  }

  private void undo(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    TakenBack wanted = Json.read(request, TakenBack.class);
    List<String> admissions = Fields.required("admissions", wanted.admissions());
    if (admissions.isEmpty() || admissions.size() > MOST_AT_ONCE) {
      throw Problem.field("admissions", "Name 1 to " + MOST_AT_ONCE + " arrivals.");
    }
    List<FactId> facts = admissions.stream().map(GuestsApi::fact).distinct().toList();
    undo.undo(facts, host.id(), Fields.optionalText("reason", wanted.reason(), 500));
    Json.send(response, new Undone(facts.stream().map(FactId::toString).toList()));
  }

  private static FactId fact(@Nullable String text) {
    return Fields.parsed(
        "admissions",
        text,
        form -> FactId.parse(form).orElseThrow(() -> new IllegalArgumentException("no fact")));
  }

  private static InvitationId invitation(ServerRequest request) {
    return Fields.inPath(
        "guest", request.path().pathParameters().get("invitation"), InvitationId::new);
  }
}
