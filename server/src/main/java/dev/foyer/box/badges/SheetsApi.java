package dev.foyer.box.badges;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.Templates;
import dev.foyer.box.badges.SheetGuests.Order;
import dev.foyer.box.badges.SheetGuests.Who;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Memory;
import dev.foyer.sheets.BadgeSheets;
import dev.foyer.sheets.BadgeSheets.Pdf;
import dev.foyer.sheets.SheetFormat;
import io.helidon.common.uri.UriQuery;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Badges on sheets of labels, as PDF: `/api/badges/sheet`.
public final class SheetsApi implements HttpService {
  private static final int MOST_BADGES = 1_000;

  private final Memory memory;
  private final Templates templates;

  /// One document at a time: it takes one core for some seconds.
  private final Semaphore drawing = new Semaphore(1);

  public SheetsApi(Memory memory, Templates templates) {
    this.memory = memory;
    this.templates = templates;
  }

  /// What is asked for.
  private record Wanted(SheetFormat format, BadgeTemplate template, int from, SheetGuests guests) {
    static Wanted of(UriQuery query, Templates templates) {
      SheetFormat format =
          SheetFormat.find(Fields.required("format", query.first("format").orElse(null)))
              .orElseThrow(() -> Problem.field("format", "There is no such format of sheets."));
      String template = query.first("template").orElse(format.template());
      int labels = format.grid().labels();
      int from = Fields.parsed("from", query.first("from").orElse("1"), Integer::valueOf);
      if (from < 1 || from > labels) {
        throw Problem.field("from", "A sheet of this format has labels 1 to " + labels + ".");
      }
      return new Wanted(
          format,
          templates.find(template).orElseThrow(() -> Problem.unknown("template")),
          from,
          new SheetGuests(
              Fields.parsed("event", query.first("event").orElse(null), EventId::new),
              Fields.parsed("who", query.first("who").orElse("all"), Who::of),
              Fields.parsed("order", query.first("order").orElse("name"), Order::of)));
    }
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/badges/sheet", this::sheet);
  }

  private void sheet(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    Wanted wanted = Wanted.of(request.query(), templates);
    EventId event = wanted.guests().event();
    EventPlan plan =
        memory
            .read(state -> state.guests().event(event))
            .orElseThrow(() -> Problem.unknown("event"));
    List<BadgeFields> badges = memory.read(state -> wanted.guests().in(state));
    if (badges.isEmpty()) {
      throw Problem.of(404, "nobody", "There is nobody to print a badge for.");
    }
    if (badges.size() > MOST_BADGES) {
      throw Problem.of(
          422, "too-many", "These are more than 1,000 badges: print them on a label printer.");
    }
    send(response, drawn(wanted, "Badges: " + plan.name(), badges), event);
  }

  private Pdf drawn(Wanted wanted, String title, List<BadgeFields> badges) {
    if (!drawing.tryAcquire()) {
      throw Problem.of(503, "busy", "Another sheet is being drawn. Try again in a moment.")
          .retryAfter(5);
    }
    try {
      return new BadgeSheets(wanted.format(), wanted.template()).pdf(title, badges, wanted.from());
    } catch (BadgeException e) {
      throw Problem.of(422, "bad-template", String.valueOf(e.getMessage()));
    } finally {
      drawing.release();
    }
  }

  private static void send(ServerResponse response, Pdf pdf, EventId event) {
    Warnings.say(response, pdf.remarks());
    response
        .header("Content-Type", "application/pdf")
        .header("Content-Disposition", "attachment; filename=\"badges-" + event + ".pdf\"")
        .header("Cache-Control", "no-store")
        .send(pdf.bytes());
  }
}
