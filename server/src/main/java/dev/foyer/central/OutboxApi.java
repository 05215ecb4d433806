package dev.foyer.central;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.mail.Outbox;
import dev.foyer.mail.Outbox.Standing;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How central's mail stands: `/api/outbox`, without anybody's name.
final class OutboxApi implements HttpService {
  private final Mails mails;
  private final Replica replica;

  OutboxApi(Mails mails, Replica replica) {
    this.mails = mails;
    this.replica = replica;
  }

  /// A letter that the mail server has refused.
  record Refused(String letter, int code) {}

  /// @param sends whether this central has a mail server at all
  /// @param trouble why nothing goes, as a sentence; null while it does
  record State(boolean sends, int waiting, List<Refused> refused, @Nullable String trouble) {}

  record Nothing() {}

  record Again(@Nullable String letter) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/outbox", this::look)
        .post("/outbox/retry", this::retry)
        .post("/events/{event}/digest/at-once", this::sendAtOnce);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(
        response,
        mails.outbox().map(Outbox::standing).map(OutboxApi::state).orElseGet(OutboxApi::none));
  }

  private static State none() {
    return new State(false, 0, List.of(), null);
  }

  private static State state(Standing standing) {
    return new State(
        true,
        standing.waiting(),
        standing.setAside().stream()
            .map(aside -> new Refused(aside.letterId(), aside.reply().code()))
            .toList(),
        standing.trouble().orElse(null));
  }

  /// A letter that was refused is tried once more, and whatever waits at once.
  private void retry(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    String letter = Json.read(request, Again.class).letter();
    Outbox open = outbox();
    if (letter == null || letter.isEmpty()) {
      throw Problem.field("letter", "Say which letter is to be tried again.");
    }
    open.retry(letter);
    response.status(Status.NO_CONTENT_204).send();
  }

  /// Nobody waits for the event's end. Asked for with an empty object.
  private void sendAtOnce(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.read(request, Nothing.class);
    EventId event =
        Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(event)).isEmpty()) {
      throw Problem.unknown("event");
    }
    outbox();
    mails.sendAtOnce(event);
    response.status(Status.NO_CONTENT_204).send();
  }

  private Outbox outbox() {
    return mails
        .outbox()
        .orElseThrow(
            () ->
                Problem.of(
                    409, "no-mail", "Central has no mail server: start it with --smtp HOST."));
  }
}
