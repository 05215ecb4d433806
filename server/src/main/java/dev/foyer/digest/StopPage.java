package dev.foyer.digest;

import dev.foyer.domain.PersonId;
import dev.foyer.platform.Html;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Consumer;

/// `/stop/{token}`, without a device or an account. A GET shows a button and changes nothing, as
/// programs follow links by themselves; a POST, by the button or by a mail program's one click (RFC
/// 8058 §3.1), stops the mail. Once more is as good as once.
public final class StopPage implements HttpService {
  private static final String STYLE = "invitation.css";

  private final StopLinks links;
  private final Consumer<PersonId> stopped;

  /// @param stopped records that this person wants no such mail; returns when that is on disk
  public StopPage(StopLinks links, Consumer<PersonId> stopped) {
    this.links = links;
    this.stopped = stopped;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/{token}", this::ask).post("/{token}", this::stop);
  }

  private void ask(ServerRequest request, ServerResponse response) {
    if (person(request).isEmpty()) {
      unknown(response);
      return;
    }
    send(
        response,
        "<h1>No more mails about what you missed?</h1><form method=\"post\"><button>Stop these"
            + " mails</button></form><p>You stay invited as before.</p>");
  }

  private void stop(ServerRequest request, ServerResponse response) {
    Optional<PersonId> person = person(request);
    if (person.isEmpty()) {
      unknown(response);
      return;
    }
    stopped.accept(person.get());
    send(
        response,
        "<h1>Done.</h1><p>You get no more mails about what you missed. You stay invited as"
            + " before.</p>");
  }

  private Optional<PersonId> person(ServerRequest request) {
    return links.person(request.path().pathParameters().get("token"));
  }

  private static void unknown(ServerResponse response) {
    response.status(Status.NOT_FOUND_404);
    send(
        response,
        "<h1>This link is not whole.</h1><p>Open it from the mail once more, or answer the mail"
            + " with the word \"stop\".</p>");
  }

  private static void send(ServerResponse response, String main) {
    Html.send(response, Html.head("Mails", STYLE) + "<main>" + main + "</main></body></html>");
  }
}
