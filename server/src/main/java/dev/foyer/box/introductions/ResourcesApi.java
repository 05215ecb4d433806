package dev.foyer.box.introductions;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Folded;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.TieFact.Thing;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.ties.Phrase;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The shelf: what members lend or give, `/api/resources`. It shows only what belongs to people who
/// agree to be introduced, as that is what asking for it leads to; who agrees no more is not shown
/// from that moment on.
public final class ResourcesApi implements HttpService {
  private static final int MOST_WHAT = 120;
  private static final int MOST_TERMS = 200;
  private static final int MOST_SHOWN = 50;

  private final Replica replica;

  public ResourcesApi(Replica replica) {
    this.replica = replica;
  }

  /// @param thing `room`, `skill`, `tool` or `contact`
  record Line(String resource, String thing, String what, String terms, String holder) {}

  record Shelf(List<Line> resources) {}

  /// @param invitation of the holder, who is a guest of some event
  record Wanted(
      @Nullable String resource,
      @Nullable String invitation,
      @Nullable String thing,
      @Nullable String what,
      @Nullable String terms) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/resources", this::look)
        .post("/resources", this::shelve)
        .post("/resources/{resource}/withdraw", this::withdraw);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    String words = request.query().first("q").orElse("");
    Json.send(response, new Shelf(read(state -> shelf(state, words))));
  }

  private static List<Line> shelf(CommunityState state, String words) {
    return state.ties().shelf().stream()
        .filter(thing -> state.answers().agrees(thing.person(), Purpose.INTRODUCTIONS))
        .map(thing -> line(state, thing))
        .filter(line -> !line.holder().isEmpty())
        .filter(line -> isAbout(line, words))
        .sorted(Comparator.comparing(Line::what, String.CASE_INSENSITIVE_ORDER))
        .limit(MOST_SHOWN)
        .toList();
  }

  private static Line line(CommunityState state, ResourceShelved thing) {
    return new Line(
        thing.resource().hex(),
        thing.thing().name().toLowerCase(Locale.ROOT),
        thing.what().value(),
        thing.terms().value(),
        state.people().profile(thing.person()).name());
  }

  /// The beginning of a word finds it while it is being typed; a phrase finds what it is about.
  private static boolean isAbout(Line line, String words) {
    String folded = Folded.text(words);
    String all = " " + Folded.text(line.what() + " " + line.thing() + " " + line.holder());
    return all.contains(" " + folded) || Phrase.of(words).meets(Phrase.of(line.what()));
  }

  /// The same thing, sent again, is the same one.
  private void shelve(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Wanted wanted = Json.read(request, Wanted.class);
    ItemId id = Fields.parsed("resource", wanted.resource(), ItemId::new);
    PersonId holder = holder(Fields.parsed("invitation", wanted.invitation(), InvitationId::new));
    Thing thing = Fields.parsed("thing", wanted.thing(), ResourcesApi::thing);
    String what = Fields.text("what", wanted.what(), MOST_WHAT);
    String terms = Fields.optionalText("terms", wanted.terms(), MOST_TERMS);
    if (!read(state -> state.answers().agrees(holder, Purpose.INTRODUCTIONS))) {
      throw Problem.of(
          409,
          "no-consent",
          "This guest has not agreed to introductions: ask, and note the yes on the organiser's"
              + " page first.");
    }
    record(
        new ResourceShelved(
            id,
            holder,
            read(state -> state.ties().nextResource(id)),
            thing,
            new PrivateText(what),
            new PrivateText(terms)));
    response.status(Status.NO_CONTENT_204).send();
  }

  private PersonId holder(InvitationId invitation) {
    return read(state -> state.guests().find(invitation).flatMap(Invitation::terms))
        .map(Terms::person)
        .orElseThrow(
            () -> Problem.field("invitation", "There is no such guest here. Reload the page."));
  }

  private static Thing thing(String word) {
    return switch (word) {
      case "room" -> Thing.ROOM;
      case "skill" -> Thing.SKILL;
      case "tool" -> Thing.TOOL;
      case "contact" -> Thing.CONTACT;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private void withdraw(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    ItemId id =
        Fields.inPath("thing", request.path().pathParameters().get("resource"), ItemId::new);
    Optional<ResourceShelved> shelved =
        read(
            state ->
                state.ties().shelf().stream()
                    .filter(thing -> thing.resource().equals(id))
                    .findFirst());
    shelved.ifPresent(
        thing ->
            record(
                new ResourceShelved(
                    id,
                    thing.person(),
                    read(state -> state.ties().nextResource(id)),
                    Thing.WITHDRAWN,
                    PrivateText.NONE,
                    PrivateText.NONE)));
    response.status(Status.NO_CONTENT_204).send();
  }

  private void record(ResourceShelved fact) {
    replica.ledger().record(List.of(fact));
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
