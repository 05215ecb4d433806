package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.handoff.Channel;
import dev.foyer.handoff.Delivery;
import dev.foyer.handoff.Group;
import dev.foyer.handoff.Person;
import dev.foyer.handoff.Stub;
import dev.foyer.handoff.Words;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A story as a text for a group without an interface, to be pasted by hand, and the code of its
/// link: `/api/stories/{story}/group`. Nothing is sent and nothing is kept; the next look makes it
/// anew of what everybody agrees to then.
public final class HandoffApi implements HttpService {
  private static final int MOST_LINK = 500;

  private final Replica replica;

  public HandoffApi(Replica replica) {
    this.replica = replica;
  }

  /// @param keeper one of those who are named: who looks after the conversation
  /// @param openUntil the last day on which it stays open, such as `2026-12-24`
  record Wanted(@Nullable String keeper, @Nullable String link, @Nullable String openUntil) {}

  /// @param text the dry run, which is all that there is to paste
  /// @param code the link as a QR code in SVG
  record Paste(String text, String code) {}

  @Override
  public void routing(HttpRules rules) {
    rules.post("/stories/{story}/group", this::paste);
  }

  private void paste(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    ItemId id = Fields.inPath("story", request.path().pathParameters().get("story"), ItemId::new);
    Wanted wanted = Json.read(request, Wanted.class);
    PersonId keeper = Fields.parsed("keeper", wanted.keeper(), PersonId::new);
    URI link =
        Items.link(Fields.optionalText("link", wanted.link(), MOST_LINK))
            .orElseThrow(
                () ->
                    Problem.field(
                        "link", "A conversation goes on at a link like https://club.example/c."));
    LocalDate openUntil = Fields.parsed("openUntil", wanted.openUntil(), LocalDate::parse);
    Stub stub = replica.memory().read(state -> stub(state, id, keeper, new Place(link, openUntil)));
    stub.obstacle(Channel.GROUP)
        .ifPresent(
            why -> {
              throw Problem.of(409, "not-agreed", why);
            });
    Delivery.Paste paste = Group.paste(stub);
    Json.send(
        response,
        new Paste(
            new String(paste.dryRun().toArray(), StandardCharsets.UTF_8), paste.code().svg()));
  }

  /// Where a conversation goes on, and until when.
  private record Place(URI link, LocalDate openUntil) {}

  private static Stub stub(CommunityState state, ItemId id, PersonId keeper, Place place) {
    StoryCaptured story = state.stories().story(id).orElseThrow(() -> Problem.unknown("story"));
    if (!Items.mayLeave(state, story)) {
      throw Problem.of(
          409,
          "not-agreed",
          "This story may not leave its table: everybody who is named agrees first.");
    }
    if (!story.named().contains(keeper)) {
      throw Problem.field("keeper", "One of those who are named keeps the conversation.");
    }
    if (story.named().stream().anyMatch(one -> isForgotten(state, one))) {
      throw Problem.of(
          409, "not-agreed", "Somebody who is named is not known here any more: leave it here.");
    }
    return new Stub(
        id.hex(),
        new Words(
            story.topic().value(), List.of(story.line().value()), place.link(), place.openUntil()),
        person(state, keeper),
        story.named().stream().map(one -> person(state, one)).toList());
  }

  private static boolean isForgotten(CommunityState state, PersonId person) {
    return state.people().profile(person).name().isBlank();
  }

  private static Person person(CommunityState state, PersonId person) {
    boolean agrees = state.answers().agrees(person, Purpose.HANDOFF_GROUP);
    return new Person(
        state.people().profile(person).name(),
        Optional.empty(),
        agrees ? Set.of(Channel.GROUP) : Set.of());
  }
}
