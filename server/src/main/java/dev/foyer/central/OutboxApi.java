package dev.foyer.central;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.mail.Outbox;
import dev.foyer.mail.Outbox.Standing;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How central's mail stands: `/api/outbox`, without anybody's name.
final class OutboxApi implements HttpService {
  private final Optional<Outbox> outbox;

  OutboxApi(Optional<Outbox> outbox) {
    this.outbox = outbox;
  }

  /// A letter that the mail server has refused.
  record Refused(String letter, int code) {}

  /// @param sends whether this central has a mail server at all
  /// @param trouble why nothing goes, as a sentence; null while it does
  record State(boolean sends, int waiting, List<Refused> refused, @Nullable String trouble) {}

  record Again(@Nullable String letter) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/outbox", this::look).post("/outbox/retry", this::retry);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(
        response, outbox.map(Outbox::standing).map(OutboxApi::state).orElseGet(OutboxApi::none));
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
    Outbox open =
        outbox.orElseThrow(
            () ->
                Problem.of(
                    409, "no-mail", "Central has no mail server: start it with --smtp HOST."));
    if (letter == null || letter.isEmpty()) {
      throw Problem.field("letter", "Say which letter is to be tried again.");
    }
    open.retry(letter);
    response.status(io.helidon.http.Status.NO_CONTENT_204).send();
  }
}
