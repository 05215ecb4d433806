package dev.foyer.insights;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PulseFact.ReportFrozen;
import dev.foyer.domain.Role;
import dev.foyer.insights.Targets.Aim;
import dev.foyer.measures.Report;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.reporting.ReportJson;
import dev.foyer.reporting.SeasonReport;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The measures of the season so far, `/api/insights`, and its frozen reports,
/// `/api/insights/reports`. What may not be shown is not in either; nobody is named.
public final class InsightsApi implements HttpService {
  private static final int MOST_TITLE = 120;

  /// A fact takes 64 kB, and bytes are written as two digits each.
  private static final int MOST_BYTES = 30 * 1024;

  private final Replica replica;
  private final SecureRandom random = new SecureRandom();

  public InsightsApi(Replica replica) {
    this.replica = replica;
  }

  /// @param report null as long as no evening is over
  record Shown(@Nullable Report report, List<Aim> targets) {}

  /// @param report chosen by whoever asks, so that asking again freezes nothing twice; a new one if
  ///   it is missing
  record Wanted(@Nullable String report, @Nullable String title) {}

  /// @param frozen the instant of its figures, as ISO 8601
  record ReportLine(String report, String title, String frozen) {}

  record Reports(List<ReportLine> reports) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/insights", this::look)
        .get("/insights/reports", this::reports)
        .post("/insights/reports", this::freeze)
        .get("/insights/reports/{report}.pdf", this::pdf)
        .get("/insights/reports/{report}.json", this::json);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Reading reading = Reading.of(replica);
    boolean none = reading.season().gatherings().isEmpty();
    Json.send(response, new Shown(none ? null : reading.report(), reading.aims()));
  }

  private void reports(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    List<ReportLine> lines =
        replica.memory().read(state -> state.pulses().reports()).stream()
            .map(InsightsApi::line)
            .sorted(Comparator.comparing(ReportLine::frozen).reversed())
            .toList();
    Json.send(response, new Reports(lines));
  }

  private static ReportLine line(ReportFrozen frozen) {
    return new ReportLine(frozen.report().hex(), frozen.title(), report(frozen).heading().frozen());
  }

  private static Report report(ReportFrozen frozen) {
    return ReportJson.read(frozen.document().toArray());
  }

  private void freeze(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Wanted wanted = Json.read(request, Wanted.class);
    String title = Fields.text("title", wanted.title(), MOST_TITLE);
    ItemId id =
        Fields.optional("report", wanted.report(), ItemId::new).orElseGet(() -> Ids.fresh(random));
    Reading reading = Reading.of(replica);
    ReportFrozen frozen =
        replica
            .ledger()
            .alone(
                () -> {
                  Optional<ReportFrozen> known =
                      replica.memory().read(state -> state.pulses().report(id));
                  return known.orElseGet(() -> freeze(id, title, reading));
                });
    Json.send(response, line(frozen));
  }

  private ReportFrozen freeze(ItemId id, String title, Reading reading) {
    if (reading.season().gatherings().isEmpty()) {
      throw Problem.of(
          409, "no-season", "There is nothing to report yet: freeze it once an evening is over.");
    }
    byte[] document = ReportJson.bytes(reading.report());
    if (document.length > MOST_BYTES) {
      throw Problem.of(
          409,
          "report-too-long",
          "This report has too many evenings and organisations to be kept as one: write fewer"
              + " organisations in the guest lists.");
    }
    ReportFrozen frozen = new ReportFrozen(id, title, Bytes.of(document));
    replica.ledger().record(List.of(frozen));
    return frozen;
  }

  private void json(ServerRequest request, ServerResponse response) {
    ReportFrozen frozen = asked(request);
    Papers.send(response, "application/json", frozen.document().toArray());
  }

  private void pdf(ServerRequest request, ServerResponse response) {
    ReportFrozen frozen = asked(request);
    Papers.send(response, "application/pdf", SeasonReport.pdf(report(frozen)));
  }

  private ReportFrozen asked(ServerRequest request) {
    DeviceFilter.require(request, Role.ORGANISER);
    ItemId id = Fields.inPath("report", request.path().pathParameters().get("report"), ItemId::new);
    return replica
        .memory()
        .read(state -> state.pulses().report(id))
        .orElseThrow(() -> Problem.unknown("report"));
  }
}
