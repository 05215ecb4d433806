package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.LinePosted;
import dev.foyer.domain.StoryFact.Wall;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines on the walls of the event at the door, nobody's name beside them: notices, which kiosks
/// and hosts' pages show at once (`/api/notices`), topics, and what people would like to see
/// (`/api/walls`). A host posts a line (`/api/lines`); an empty text takes it down.
public final class LinesApi implements HttpService {
  static final int MOST_TEXT = 140;

  private final Replica replica;

  public LinesApi(Replica replica) {
    this.replica = replica;
  }

  record Shown(String line, String text) {}

  record Notices(List<Shown> notices) {}

  record Walls(List<Shown> topics, List<Shown> vision) {}

  /// @param wall `notice`, `topics` or `vision`
  record Wanted(@Nullable String line, @Nullable String wall, @Nullable String text) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/notices", this::notices).get("/walls", this::walls).post("/lines", this::post);
  }

  private void notices(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.STATION, Role.HOST);
    Json.send(response, new Notices(lines(Wall.NOTICE)));
  }

  private void walls(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.STATION, Role.HOST);
    Json.send(response, new Walls(lines(Wall.TOPICS), lines(Wall.VISION)));
  }

  private List<Shown> lines(Wall wall) {
    return replica
        .memory()
        .read(
            state ->
                state.guests().openAt(replica.id()).stream()
                    .flatMap(event -> state.stories().lines(event, wall).stream())
                    .map(line -> new Shown(line.line().hex(), line.text()))
                    .toList());
  }

  /// Sent again with the same id and text it changes nothing.
  private void post(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Wanted wanted = Json.read(request, Wanted.class);
    ItemId line = Fields.parsed("line", wanted.line(), ItemId::new);
    Wall wall = Fields.parsed("wall", wanted.wall(), LinesApi::wall);
    String written = Fields.optionalText("text", wanted.text(), MOST_TEXT);
    String text = Fields.canBeSeen(written) ? written : "";
    replica.ledger().alone(() -> record(line, wall, text));
    response.status(Status.NO_CONTENT_204).send();
  }

  private boolean record(ItemId line, Wall wall, String text) {
    Optional<LinePosted> fact =
        replica
            .memory()
            .read(
                state -> {
                  EventId event = open(state);
                  boolean known =
                      text.equals(
                          state.stories().lines(event, wall).stream()
                              .filter(shown -> shown.line().equals(line))
                              .map(LinePosted::text)
                              .findFirst()
                              .orElse(""));
                  long version = state.stories().nextLine(line);
                  return known
                      ? Optional.empty()
                      : Optional.of(new LinePosted(line, event, version, wall, text));
                });
    fact.ifPresent(posted -> replica.ledger().record(List.of(posted)));
    return fact.isPresent();
  }

  private EventId open(CommunityState state) {
    return state
        .guests()
        .openAt(replica.id())
        .orElseThrow(
            () -> Problem.of(409, "no-event", "The doors are not open: open an event first."));
  }

  private static Wall wall(String word) {
    return switch (word) {
      case "notice" -> Wall.NOTICE;
      case "topics" -> Wall.TOPICS;
      case "vision" -> Wall.VISION;
      default -> throw new IllegalArgumentException("no such wall");
    };
  }
}
