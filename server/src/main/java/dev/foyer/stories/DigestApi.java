package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.digest.Digest;
import dev.foyer.digest.Lateness;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.IntroducerAnswered;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.stories.Gathering.Who;
import dev.foyer.stories.Items.Standing;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What those who were missed at an event are told of it: `/api/events/{event}/digest`. An item is
/// a story that may leave its table, a link, and somebody who was there and has agreed to
/// introduce; without all of them it is not queued.
public final class DigestApi implements HttpService {
  private static final int MOST_LINK = 500;
  private static final int MOST_READERS = 200;

  private final Replica replica;

  public DigestApi(Replica replica) {
    this.replica = replica;
  }

  /// @param standing `sent`, `ready`, or what holds it back: `introducer`, `story`, `reader` or
  ///   `enough`
  /// @param late whether it should have gone
  record Line(
      String item,
      Who reader,
      String topic,
      Who introducer,
      String link,
      String standing,
      boolean late) {}

  /// @param due 48 hours after the event's end
  /// @param stories those that may leave their table
  /// @param readers those who were missed and have agreed to a digest
  record Listing(
      String due,
      boolean over,
      List<Line> items,
      List<StoriesApi.Line> stories,
      List<Who> readers) {}

  /// @param agreed whether the introducer has been asked and has said yes
  record Wanted(
      @Nullable String item,
      @Nullable String story,
      @Nullable String person,
      @Nullable String introducer,
      @Nullable String link,
      @Nullable Boolean agreed) {}

  record Answer(@Nullable String said) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/events/{event}/digest", this::list)
        .post("/events/{event}/digest", this::queue)
        .post("/digest/{item}/introducer", this::introducer);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = PeopleApi.event(request, replica);
    Instant now = replica.clock().now();
    Json.send(response, read(state -> listing(state, event, now)));
  }

  private static Listing listing(CommunityState state, EventId event, Instant now) {
    Gathering gathering = new Gathering(state, event);
    EventPlan plan = state.guests().event(event).orElseThrow();
    boolean late = Lateness.of(plan.endsAt(), Optional.empty(), now) instanceof Lateness.Late;
    return new Listing(
        Lateness.due(plan.endsAt()).toString(),
        !now.isBefore(plan.endsAt()),
        Items.of(state, event).stream().map(item -> line(gathering, item, late)).toList(),
        state.stories().stories(event).stream()
            .filter(story -> Items.mayLeave(state, story))
            .map(story -> StoriesApi.line(gathering, story))
            .toList(),
        gathering.find("", person -> isReader(gathering, person), MOST_READERS));
  }

  private static boolean isReader(Gathering gathering, PersonId person) {
    return gathering.state().answers().agrees(person, Purpose.DIGEST)
        && Items.obstacle(gathering.state(), gathering.event(), person).isEmpty();
  }

  private static Line line(Gathering gathering, Items.Item item, boolean late) {
    DigestItemQueued queued = item.queued();
    return new Line(
        queued.item().hex(),
        gathering.who(queued.person()),
        Items.story(gathering.state(), queued).map(story -> story.topic().value()).orElse(""),
        gathering.who(queued.introducer()),
        queued.link().value(),
        item.standing().name().toLowerCase(Locale.ROOT),
        late && item.standing() == Standing.READY);
  }

  /// Sent again with the same id it is the same item.
  private void queue(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = PeopleApi.event(request, replica);
    Wanted wanted = Json.read(request, Wanted.class);
    ItemId id = Fields.parsed("item", wanted.item(), ItemId::new);
    ItemId story = Fields.parsed("story", wanted.story(), ItemId::new);
    PersonId person = Fields.parsed("person", wanted.person(), PersonId::new);
    PersonId introducer = introducer(wanted);
    String link = link(wanted);
    DigestItemQueued item =
        new DigestItemQueued(id, event, person, story, introducer, new PrivateText(link));
    replica
        .ledger()
        .alone(
            () -> {
              boolean isNew = read(state -> state.stories().item(id)).isEmpty();
              if (isNew) {
                read(state -> requireSound(state, item));
                replica
                    .ledger()
                    .record(
                        List.of(
                            item,
                            new IntroducerAnswered(
                                id, read(state -> state.stories().nextIntroducer(id)), Said.YES)));
              }
              return isNew;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  private static PersonId introducer(Wanted wanted) {
    if (wanted.introducer() == null || !Boolean.TRUE.equals(wanted.agreed())) {
      throw Problem.field(
          "introducer",
          "An item needs somebody who was there and has agreed to introduce: ask them first.");
    }
    return Fields.parsed("introducer", wanted.introducer(), PersonId::new);
  }

  private static String link(Wanted wanted) {
    String link = Fields.optionalText("link", wanted.link(), MOST_LINK);
    if (Items.link(link).isEmpty()) {
      throw Problem.field(
          "link",
          "An item needs a link where its reader can read on, like https://club.example/c.");
    }
    return link;
  }

  private static boolean requireSound(CommunityState state, DigestItemQueued item) {
    Optional<StoryCaptured> story =
        Items.story(state, item).filter(s -> s.event().equals(item.event()));
    if (story.isEmpty()) {
      throw Problem.field(
          "story", "This story may not leave its table: everybody who is named agrees first.");
    }
    if (!new Gathering(state, item.event()).hasCome(item.introducer())) {
      throw Problem.field(
          "introducer", "Only somebody who was there can introduce: choose one of them.");
    }
    Items.obstacle(state, item.event(), item.person())
        .ifPresent(
            why -> {
              throw Problem.field("person", why);
            });
    long queued =
        Items.of(state, item.event()).stream()
            .filter(other -> other.queued().person().equals(item.person()))
            .filter(other -> counts(other.standing()))
            .count();
    if (queued >= Digest.MOST_ITEMS) {
      throw Problem.field(
          "person", "This guest has three items already: take one back, or choose another guest.");
    }
    return true;
  }

  private static boolean counts(Standing standing) {
    return standing != Standing.INTRODUCER;
  }

  private void introducer(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    ItemId id = Fields.inPath("item", request.path().pathParameters().get("item"), ItemId::new);
    Said said = Fields.parsed("said", Json.read(request, Answer.class).said(), StoriesApi::said);
    if (read(state -> state.stories().item(id)).isEmpty()) {
      throw Problem.unknown("item");
    }
    replica
        .ledger()
        .alone(
            () -> {
              boolean known =
                  read(state -> state.stories().introducer(id)).equals(Optional.of(said));
              if (!known) {
                long version = read(state -> state.stories().nextIntroducer(id));
                replica.ledger().record(List.of(new IntroducerAnswered(id, version, said)));
              }
              return !known;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
