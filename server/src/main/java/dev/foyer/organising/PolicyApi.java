package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.PartitionPolicy;
import dev.foyer.domain.FactBody.PartitionPolicyChosen;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the doors of an event do while they cannot ask each other:
/// `/api/events/{event}/partition-policy`.
public final class PolicyApi implements HttpService {
  private final Home home;

  public PolicyApi(Home home) {
    this.home = home;
  }

  record Wanted(@Nullable String policy) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/events/{event}/partition-policy", this::choose);
  }

  private void choose(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    PartitionPolicy policy = policy(Json.read(request, Wanted.class));
    boolean same = home.replica().memory().read(s -> s.doors().policy(event)) == policy;
    if (!same) {
      long version = home.replica().memory().read(state -> state.doors().nextPolicy(event));
      home.replica().ledger().record(List.of(new PartitionPolicyChosen(event, version, policy)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private static PartitionPolicy policy(Wanted wanted) {
    return switch (Fields.required("policy", wanted.policy())) {
      case "open" -> PartitionPolicy.OPEN;
      case "strict" -> PartitionPolicy.STRICT;
      default ->
          throw Problem.field("policy", "Send \"open\" or \"strict\" as the field \"policy\".");
    };
  }
}
