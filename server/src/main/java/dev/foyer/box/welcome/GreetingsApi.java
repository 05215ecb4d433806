package dev.foyer.box.welcome;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
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

/// "I have greeted them": `/api/greetings/{invitation}`, of a guest who is in. Said again it
/// changes nothing.
public final class GreetingsApi implements HttpService {
  private final Replica replica;

  public GreetingsApi(Replica replica) {
    this.replica = replica;
  }

  record Greeted(@Nullable Integer index) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/greetings/{invitation}", this::greet);
  }

  private void greet(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    InvitationId invitation =
        Fields.inPath(
            "guest", request.path().pathParameters().get("invitation"), InvitationId::new);
    Integer index = Json.read(request, Greeted.class).index();
    GuestId guest =
        Fields.parsed(
            "index",
            String.valueOf(index == null ? 0 : index),
            text -> new GuestId(invitation, Integer.parseInt(text)));
    Boolean greeted =
        replica
            .memory()
            .read(
                state ->
                    state
                        .guests()
                        .find(invitation)
                        .filter(known -> known.effective(guest.index()).isPresent())
                        .map(known -> known.greeted(guest.index()).isPresent()))
            .orElseThrow(() -> Problem.of(404, "not-found", "This guest is not in. Check again."));
    if (!greeted) {
      replica.ledger().record(List.of(new GuestGreeted(guest, host.id())));
    }
    response.status(Status.NO_CONTENT_204).send();
  }
}
