package dev.foyer.doors;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.DoorCounted;
import dev.foyer.domain.FactBody.DoorPlace;
import dev.foyer.domain.ReplicaId;
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

/// The doors of the evening as a host sees them, and a door that is taken out: `/api/doors`.
public final class DoorsApi implements HttpService {
  private final Replica replica;
  private final DoorWatch watch;

  public DoorsApi(Replica replica, DoorWatch watch) {
    this.replica = replica;
    this.watch = watch;
  }

  record Nothing() {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/doors", this::look)
        .post("/doors/{box}/set-aside", (q, a) -> place(q, a, DoorPlace.SET_ASIDE))
        .post("/doors/{box}/count", (q, a) -> place(q, a, DoorPlace.COUNTED));
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, watch.board());
  }

  /// Says it once: a door that stands there already is not put there again.
  private void place(ServerRequest request, ServerResponse response, DoorPlace place) {
    Device host = DeviceFilter.require(request, Role.HOST);
    ReplicaId box = other(request);
    Json.read(request, Nothing.class);
    EventId event =
        replica
            .memory()
            .read(state -> state.guests().openAt(replica.id()))
            .orElseThrow(
                () ->
                    Problem.of(
                        409, "no-event", "No event is open here. Ask an organiser to open one."));
    boolean aside = replica.memory().read(state -> state.doors().setAside(event, box));
    if (aside != (place == DoorPlace.SET_ASIDE)) {
      long version = replica.memory().read(state -> state.doors().nextPlace(event, box));
      replica.ledger().record(List.of(new DoorCounted(event, box, version, place, host.id())));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private ReplicaId other(ServerRequest request) {
    ReplicaId box =
        Fields.inPath("door", request.path().pathParameters().get("box"), ReplicaId::new);
    if (box.equals(replica.id())) {
      throw Problem.of(
          409, "own-door", "A door does not take itself out. Do it on the page of another door.");
    }
    boolean known =
        Names.boxes(replica.trusted(), replica.id()).stream().anyMatch(one -> one.id().equals(box));
    if (!known) {
      throw Problem.unknown("door");
    }
    return box;
  }
}
