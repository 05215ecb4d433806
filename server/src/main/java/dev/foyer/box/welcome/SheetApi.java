package dev.foyer.box.welcome;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunitySheet;
import dev.foyer.domain.CommunitySheet.Target;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.Role;
import dev.foyer.domain.WelcomeFact.SheetWritten;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Html;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the community says of itself: `/api/community/sheet`, and `…/sheet.html` for print.
public final class SheetApi implements HttpService {
  private static final int MOST_TARGETS = 8;
  private static final int MOST_WORDS = 300;

  private final Replica replica;

  public SheetApi(Replica replica) {
    this.replica = replica;
  }

  record TargetLine(@Nullable String measure, @Nullable String aim) {}

  record SheetWanted(
      @Nullable String whoFor,
      @Nullable String promise,
      @Nullable List<String> norms,
      @Nullable List<String> rituals,
      @Nullable List<TargetLine> targets) {}

  record SheetShown(
      String vision,
      String whoFor,
      String promise,
      List<String> norms,
      List<String> rituals,
      List<Target> targets) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/community/sheet", this::look)
        .post("/community/sheet", this::write)
        .get("/community/sheet.html", this::print);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    CommunitySheet sheet = sheet();
    Json.send(
        response,
        new SheetShown(
            founded().map(CommunityFounded::vision).orElse(""),
            sheet.whoFor(),
            sheet.promise(),
            sheet.norms(),
            sheet.rituals(),
            sheet.targets()));
  }

  private void write(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    CommunitySheet sheet = sheet(Json.read(request, SheetWanted.class));
    replica
        .ledger()
        .alone(
            () -> {
              boolean same = sheet().equals(sheet);
              if (!same) {
                long version = replica.memory().read(state -> state.welcomes().nextSheet());
                replica
                    .ledger()
                    .record(
                        List.of(
                            new SheetWritten(replica.membership().community(), version, sheet)));
              }
              return same;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  private static CommunitySheet sheet(SheetWanted wanted) {
    return new CommunitySheet(
        Fields.optionalText("whoFor", wanted.whoFor(), MOST_WORDS),
        Fields.optionalText("promise", wanted.promise(), MOST_WORDS),
        lines("norms", wanted.norms(), CommunitySheet.MOST_NORMS),
        lines("rituals", wanted.rituals(), CommunitySheet.MOST_RITUALS),
        targets(wanted.targets()));
  }

  private static List<String> lines(String field, @Nullable List<String> wanted, int most) {
    List<String> lines =
        (wanted == null ? List.<String>of() : wanted)
            .stream()
                .map(line -> Fields.optionalText(field, line, MOST_WORDS))
                .filter(line -> !line.isEmpty())
                .toList();
    if (lines.size() > most) {
      throw Problem.field(field, "Choose at most " + most + ": what is more nobody remembers.");
    }
    return lines;
  }

  private static List<Target> targets(@Nullable List<TargetLine> wanted) {
    List<Target> targets =
        (wanted == null ? List.<TargetLine>of() : wanted)
            .stream()
                .map(
                    line ->
                        new Target(
                            Fields.text("targets", line.measure(), MOST_WORDS),
                            Fields.text("targets", line.aim(), MOST_WORDS)))
                .toList();
    if (targets.size() > MOST_TARGETS) {
      throw Problem.field("targets", "Choose at most " + MOST_TARGETS + " targets.");
    }
    return targets;
  }

  private void print(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    CommunitySheet sheet = sheet();
    String name = founded().map(CommunityFounded::name).orElse("");
    StringBuilder page = new StringBuilder(Html.head(name, "sheet.css"));
    page.append("<main class=\"community\"><h1>").append(Html.text(name)).append("</h1>");
    paragraph(page, "", founded().map(CommunityFounded::vision).orElse(""));
    paragraph(page, "Who it is for", sheet.whoFor());
    paragraph(page, "Our promise", sheet.promise());
    list(page, "How we are here", sheet.norms());
    list(page, "What we do every time", sheet.rituals());
    list(
        page,
        "What we want to reach this season",
        sheet.targets().stream().map(one -> one.measure() + ": " + one.aim()).toList());
    Html.send(response, page.append("</main></body></html>").toString());
  }

  private static void paragraph(StringBuilder page, String title, String text) {
    if (!text.isEmpty()) {
      page.append(title.isEmpty() ? "" : "<h2>" + title + "</h2>");
      page.append("<p>").append(Html.text(text)).append("</p>");
    }
  }

  private static void list(StringBuilder page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.append("<h2>").append(title).append("</h2><ul>");
      lines.forEach(line -> page.append("<li>").append(Html.text(line)).append("</li>"));
      page.append("</ul>");
    }
  }

  private CommunitySheet sheet() {
    return replica.memory().read(state -> state.welcomes().sheet());
  }

  private Optional<CommunityFounded> founded() {
    return replica.memory().read(state -> state.community());
  }
}
