package dev.foyer.erasure;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.erasure.Erasures.Erasure;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Erasing a person: `/api/people/{person}/erase`, and who has done it: `/api/erasures`.
public final class ErasuresApi implements HttpService {
  private static final String CONFIRMATION = "erase";

  private final Erasures erasures;

  public ErasuresApi(Replica replica) {
    erasures = new Erasures(replica);
  }

  /// @param confirm the word `erase`: what is erased cannot be brought back
  record Wanted(@Nullable String confirm) {}

  record Listing(List<Erasure> erasures) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/people/{person}/erase", this::erase).get("/erasures", this::list);
  }

  private void erase(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    String path = request.path().pathParameters().get("person");
    PersonId person = Fields.inPath("person", path, PersonId::new);
    Wanted wanted = Json.read(request, Wanted.class);
    if (!CONFIRMATION.equals(wanted.confirm())) {
      throw Problem.field(
          "confirm", "Nobody can undo this: confirm it with the word \"" + CONFIRMATION + "\".");
    }
    Json.send(response, erasures.erase(person));
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.send(response, new Listing(erasures.all()));
  }
}
