package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.Leave;
import dev.foyer.domain.StoryFact.StoryAnswered;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.stories.Gathering.Who;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The reporter's screen at the event at the door: `/api/stories`. A story is written down within
/// seconds; it leaves the table only once everybody who is named in it has agreed, and no longer
/// than they do.
public final class StoriesApi implements HttpService {
  static final int MOST_NAMED = 4;
  static final int MOST_WANTED = 4;
  static final int MOST_TOPIC = 60;
  static final int MOST_LINE = 130;

  private final Replica replica;

  public StoriesApi(Replica replica) {
    this.replica = replica;
  }

  /// @param said `yes`, `no`, or null while they have not been asked
  record Named(String person, String name, @Nullable String said) {}

  /// @param leave `may-be-shared` or `stays-at-the-table`
  record Line(
      String story,
      String topic,
      String line,
      String leave,
      boolean mayLeave,
      List<Named> named,
      List<Who> wanted) {}

  /// @param event null while the doors are closed
  record Listing(@Nullable String event, List<Line> stories) {}

  record Wanted(
      @Nullable String story,
      @Nullable List<String> named,
      @Nullable String topic,
      @Nullable String line,
      @Nullable String leave,
      @Nullable List<String> wanted) {}

  record Answer(@Nullable String person, @Nullable String said) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/stories", this::list)
        .post("/stories", this::capture)
        .post("/stories/{story}/answers", this::answer);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Json.send(
        response,
        read(
            state ->
                state
                    .guests()
                    .openAt(replica.id())
                    .map(event -> listing(state, event))
                    .orElseGet(() -> new Listing(null, List.of()))));
  }

  private static Listing listing(CommunityState state, EventId event) {
    Gathering gathering = new Gathering(state, event);
    return new Listing(
        event.hex(),
        state.stories().stories(event).stream()
            .filter(story -> !story.line().isEmpty())
            .map(story -> line(gathering, story))
            .toList());
  }

  static Line line(Gathering gathering, StoryCaptured story) {
    CommunityState state = gathering.state();
    return new Line(
        story.story().hex(),
        story.topic().value(),
        story.line().value(),
        word(story.leave()),
        state.stories().mayLeave(story),
        story.named().stream()
            .map(
                person ->
                    new Named(
                        person.hex(),
                        gathering.name(person),
                        state
                            .stories()
                            .said(story.story(), person)
                            .map(said -> said == Said.YES ? "yes" : "no")
                            .orElse(null)))
            .toList(),
        story.wanted().stream().map(gathering::who).filter(who -> !who.name().isEmpty()).toList());
  }

  /// Sent again with the same id it is the same story.
  private void capture(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Wanted wanted = Json.read(request, Wanted.class);
    ItemId id = Fields.parsed("story", wanted.story(), ItemId::new);
    List<PersonId> named = people("named", Fields.required("named", wanted.named()), MOST_NAMED);
    List<PersonId> meant =
        people("wanted", Optional.ofNullable(wanted.wanted()).orElse(List.of()), MOST_WANTED);
    PrivateText topic = new PrivateText(Fields.text("topic", wanted.topic(), MOST_TOPIC));
    PrivateText line = new PrivateText(Fields.text("line", wanted.line(), MOST_LINE));
    Leave leave = Fields.parsed("leave", wanted.leave(), StoriesApi::leave);
    if (named.isEmpty()) {
      throw Problem.field("named", "Say who talked: choose one to four people who are here.");
    }
    replica
        .ledger()
        .alone(
            () -> {
              boolean isNew = read(state -> state.stories().story(id)).isEmpty();
              if (isNew) {
                EventId event = read(state -> allowed(state, named, meant));
                record(
                    new StoryCaptured(
                        id, event, named.getFirst(), named, meant, topic, line, leave));
              }
              return isNew;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  /// The event at the door, if these people may be written of there.
  private EventId allowed(CommunityState state, List<PersonId> named, List<PersonId> meant) {
    EventId event =
        state
            .guests()
            .openAt(replica.id())
            .orElseThrow(
                () -> Problem.of(409, "no-event", "The doors are not open: open an event first."));
    Gathering gathering = new Gathering(state, event);
    for (PersonId person : named) {
      if (!gathering.isHere(person)) {
        throw Problem.field("named", "Somebody named is not here: choose people who are here now.");
      }
      gathering
          .confidentialTable(person)
          .ifPresent(
              table -> {
                throw Problem.of(
                    409,
                    "confidential",
                    "What is said at table " + table + " stays there: nothing is written down.");
              });
    }
    if (!meant.stream().allMatch(gathering::isMissed)) {
      throw Problem.field(
          "wanted", "Somebody it is meant for is here: choose people who are invited and not in.");
    }
    return event;
  }

  private void answer(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    ItemId id = Fields.inPath("story", request.path().pathParameters().get("story"), ItemId::new);
    Answer answer = Json.read(request, Answer.class);
    PersonId person = Fields.parsed("person", answer.person(), PersonId::new);
    Said said = Fields.parsed("said", answer.said(), StoriesApi::said);
    StoryCaptured story =
        read(state -> state.stories().story(id)).orElseThrow(() -> Problem.unknown("story"));
    if (!story.named().contains(person)) {
      throw Problem.field("person", "Only people who are named in a story answer for it.");
    }
    replica
        .ledger()
        .alone(
            () -> {
              boolean known =
                  read(state -> state.stories().said(id, person)).equals(Optional.of(said));
              if (!known) {
                long version = read(state -> state.stories().nextAnswer(id, person));
                record(new StoryAnswered(id, person, version, said));
              }
              return !known;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  private static List<PersonId> people(String field, List<String> ids, int most) {
    if (ids.size() > most) {
      throw Problem.field(field, "Choose up to four people.");
    }
    return ids.stream().map(id -> Fields.parsed(field, id, PersonId::new)).distinct().toList();
  }

  static Said said(String word) {
    return switch (word) {
      case "yes" -> Said.YES;
      case "no" -> Said.NO;
      default -> throw new IllegalArgumentException("neither yes nor no");
    };
  }

  private static String word(Leave leave) {
    return leave == Leave.MAY_BE_SHARED ? "may-be-shared" : "stays-at-the-table";
  }

  private static Leave leave(String word) {
    return switch (word) {
      case "may-be-shared" -> Leave.MAY_BE_SHARED;
      case "stays-at-the-table" -> Leave.STAYS_AT_THE_TABLE;
      default -> throw new IllegalArgumentException("no such leave");
    };
  }

  private void record(FactBody fact) {
    replica.ledger().record(List.of(fact));
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
