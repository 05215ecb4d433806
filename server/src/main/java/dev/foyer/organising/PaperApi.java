package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.Role;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// What leaves as a document: `/api/events/{event}/invitations.html` for print and
/// `…/attendance.csv`.
public final class PaperApi implements HttpService {
  private final Home home;
  private final GuestLists lists;
  private final GuestStore store;

  public PaperApi(Home home) {
    this.home = home;
    this.lists = new GuestLists(home.replica());
    this.store = new GuestStore(home.replica().projection());
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/events/{event}/invitations.html", this::invitations)
        .get("/events/{event}/attendance.csv", this::attendance);
  }

  private void invitations(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    IssuingKey key = lists.issuingKey();
    response.header("Content-Type", "text/html; charset=utf-8").header("Cache-Control", "no-store");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.outputStream(), StandardCharsets.UTF_8), 1 << 16)) {
      new InvitationSheet(home, key).write(event, out);
    } catch (IOException e) {
      throw new UncheckedIOException("the sheet of invitations could not be sent", e);
    }
  }

  private void attendance(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    String csv = Attendance.csv(store.attendance(event), home.plan(event).zone());
    response
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename=\"attendance-" + event + ".csv\"")
        .send(csv.getBytes(StandardCharsets.UTF_8));
  }
}
