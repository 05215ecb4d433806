package dev.foyer.box.badges;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.detection.Ports;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a host does about printers: `/api/printers` and `/api/stations/{station}/printer`.
public final class PrintersApi implements HttpService {
  private static final int LONGEST_ROLL = 100_000;
  private static final int LONGEST_NAME = 100;

  private static final int LONGEST_ADDRESS = 1_000;

  private final Printers printers;
  private final PrinterOrders orders;
  private final PrinterSearch search;

  /// @param ports where printers may be that are not set up
  public PrintersApi(Printers printers, PrinterOrders orders, Ports ports) {
    this.printers = printers;
    this.orders = orders;
    this.search = new PrinterSearch(printers, ports);
  }

  record Roll(@Nullable Integer badges) {}

  record Route(@Nullable String printer) {}

  record Place(@Nullable String uri) {}

  record Findings(List<PrinterSearch.Found> found) {}

  /// @param outcome `printed`, `failed`, or `unknown` if only a person can tell
  record Test(String outcome, List<String> reasons) {}

  /// @param stations where each station's badges come out
  record Boards(List<PrinterBoard> printers, List<StationRoute> stations) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/printers", this::look)
        .get("/printers/found", this::find)
        .post("/printers/test", this::testFound)
        .post("/printers/{printer}/test", this::test)
        .post("/printers/{printer}/pause", (req, res) -> order(req, res, PrinterOrder.PAUSE))
        .post("/printers/{printer}/resume", (req, res) -> order(req, res, PrinterOrder.PRINT))
        .post("/printers/{printer}/by-hand", (req, res) -> order(req, res, PrinterOrder.BY_HAND))
        .post("/printers/{printer}/roll", this::roll)
        .post("/stations/{station}/printer", this::route);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, new Boards(printers.boards(), orders.routes()));
  }

  private void find(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, new Findings(search.look()));
  }

  private void testFound(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    String uri = Fields.text("uri", Json.read(request, Place.class).uri(), LONGEST_ADDRESS);
    Json.send(response, test(search.test(uri)));
  }

  private void test(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, test(search.testConfigured(name(request))));
  }

  private static Test test(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Printed printed -> new Test("printed", List.of());
      case Outcome.Failed failed ->
          new Test("failed", failed.reasons().stream().map(StateReason::keyword).sorted().toList());
      case Outcome.Unknown unknown -> new Test("unknown", List.of());
      case Outcome.Pending pending -> new Test("unknown", List.of());
    };
  }

  private void order(ServerRequest request, ServerResponse response, PrinterOrder order) {
    Device host = DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(
        response,
        orders
            .order(name(request), order, host.id())
            .orElseThrow(() -> Problem.unknown("printer")));
  }

  private void roll(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Integer badges = Json.read(request, Roll.class).badges();
    if (badges == null || badges < 1 || badges > LONGEST_ROLL) {
      throw Problem.field("badges", "Say how many badges the roll has: 1 to " + LONGEST_ROLL + ".");
    }
    Json.send(
        response,
        orders
            .load(name(request), badges, host.id())
            .orElseThrow(() -> Problem.unknown("printer")));
  }

  private void route(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    String station = request.path().pathParameters().get("station");
    String printer = Json.read(request, Route.class).printer();
    orders.route(
        Fields.inPath("station", station, DeviceId::new),
        printer == null ? "" : Fields.text("printer", printer, LONGEST_NAME),
        host.id());
    response.status(204).send();
  }

  private static String name(ServerRequest request) {
    return request.path().pathParameters().get("printer");
  }
}
