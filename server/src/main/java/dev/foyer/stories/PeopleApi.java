package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.stories.Gathering.Who;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Predicate;

/// People of an event to choose from, by a part of their name:
/// `/api/events/{event}/people?who=here|came|missed&q=…`.
public final class PeopleApi implements HttpService {
  private static final int MOST = 8;

  private final Replica replica;

  public PeopleApi(Replica replica) {
    this.replica = replica;
  }

  record Found(List<Who> people) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/events/{event}/people", this::find);
  }

  private void find(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request, replica);
    String query = Fields.optionalText("q", request.query().first("q").orElse(null), 100);
    String who = request.query().first("who").orElse("here");
    Found found =
        replica
            .memory()
            .read(
                state -> {
                  Gathering gathering = new Gathering(state, event);
                  return new Found(gathering.find(query, wanted(gathering, who), MOST));
                });
    Json.send(response, found);
  }

  private static Predicate<PersonId> wanted(Gathering gathering, String who) {
    return switch (who) {
      case "here" -> gathering::isHere;
      case "came" -> gathering::hasCome;
      case "missed" -> gathering::isMissed;
      default -> throw Problem.field("who", "The field \"who\" is here, came or missed.");
    };
  }

  /// The event that a request's path names.
  static EventId event(ServerRequest request, Replica replica) {
    EventId id = Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(id)).isEmpty()) {
      throw Problem.unknown("event");
    }
    return id;
  }
}
