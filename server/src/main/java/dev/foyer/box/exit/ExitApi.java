package dev.foyer.box.exit;

import dev.foyer.box.arrivals.WrongGuesses;
import dev.foyer.box.exit.BadgeReader.Text;
import dev.foyer.box.exit.ExitView.Card;
import dev.foyer.box.exit.Visits.Visit;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.TieFact.Met;
import dev.foyer.domain.TieFact.NeedAnswered;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.ties.Acquaintances;
import dev.foyer.ties.Touch;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A guest on the way out: `/api/exit/visits`. Everything but the scan belongs to a visit, which is
/// its guest's for as long as they stand there; each part may be left out.
public final class ExitApi implements HttpService {
  private static final int MOST_SCANNED = 8_600;
  private static final int MOST_PEOPLE = 500;
  private static final int MOST_PROMISED = 120;

  private final Replica replica;
  private final BadgeReader reader;
  private final Visits visits;
  private final PulseJar jar;
  private final WrongGuesses guesses = new WrongGuesses(System::nanoTime);

  public ExitApi(Replica replica, SecureRandom random) {
    this.replica = replica;
    reader = new BadgeReader(replica.id());
    visits = new Visits(random, System::nanoTime);
    jar = new PulseJar(replica.id(), replica.ledger(), random);
  }

  record Scanned(@Nullable String text) {}

  /// @param visit null if the text is nobody's who is here
  /// @param retryAfter seconds until this kiosk takes typed codes again; 0 if it does
  record Begun(@Nullable String visit, @Nullable ExitView guest, int retryAfter) {}

  record Chosen(@Nullable List<String> people) {}

  record Cards(List<Card> cards) {}

  record Promise(@Nullable String promise, @Nullable String to, @Nullable String text) {}

  record Need(@Nullable String need, @Nullable String met) {}

  record Pulse(@Nullable Answers answers) {}

  /// By question.
  static final class Answers extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/exit/visits", this::begin)
        .get("/exit/visits/{visit}/cards", this::cards)
        .put("/exit/visits/{visit}/wishes", this::wish)
        .post("/exit/visits/{visit}/met", this::met)
        .post("/exit/visits/{visit}/promise", this::promise)
        .post("/exit/visits/{visit}/need", this::need)
        .post("/exit/visits/{visit}/pulse", this::pulse)
        .post("/exit/visits/{visit}/leave", this::leave)
        .delete("/exit/visits/{visit}", this::end);
  }

  private void begin(ServerRequest request, ServerResponse response) {
    Device station = DeviceFilter.require(request, Role.STATION);
    String scanned = Fields.required("text", Json.read(request, Scanned.class).text());
    if (scanned.length() > MOST_SCANNED) {
      throw Problem.field("text", "No code holds so much text.");
    }
    Text text = BadgeReader.text(scanned);
    boolean typed = text instanceof Text.Code;
    int wait = typed ? guesses.wait(station.id()) : 0;
    if (wait > 0) {
      Json.send(response, new Begun(null, null, wait));
      return;
    }
    Optional<GuestId> guest = read(state -> reader.guest(state, text, replica.clock().now()));
    if (guest.isEmpty()) {
      if (typed) {
        guesses.miss(station.id());
      }
      Json.send(response, new Begun(null, null, 0));
      return;
    }
    Visit visit = read(state -> visit(state, guest.get(), station));
    String id = visits.begin(visit);
    Json.send(response, new Begun(id, read(state -> view(state, visit)), 0));
  }

  private static Visit visit(CommunityState state, GuestId guest, Device station) {
    var terms = state.guests().find(guest.invitation()).flatMap(Invitation::terms).orElseThrow();
    return new Visit(guest, terms.person(), terms.event(), station.id());
  }

  private ExitView view(CommunityState state, Visit visit) {
    return ExitView.of(state, visit, question -> jar.asks(visit.event(), visit.guest(), question));
  }

  private void cards(ServerRequest request, ServerResponse response) {
    Visit visit = visit(request);
    Json.send(response, new Cards(read(state -> ExitView.cards(state, visit))));
  }

  private void wish(ServerRequest request, ServerResponse response) {
    Visit visit = named(request);
    Set<PersonId> people = people(request);
    read(state -> Touch.wish(state, visit.event(), visit.person(), people))
        .ifPresent(wish -> record(wish));
    Json.send(response, new Cards(read(state -> ExitView.cards(state, visit))));
  }

  private void met(ServerRequest request, ServerResponse response) {
    Visit visit = named(request);
    Set<PersonId> people = people(request);
    List<PeopleMet> news = read(state -> met(state, visit, people));
    if (!news.isEmpty()) {
      replica.ledger().record(news);
    }
    done(response);
  }

  private static List<PeopleMet> met(CommunityState state, Visit visit, Set<PersonId> people) {
    checkKnown(state, visit, people);
    Set<PersonPair> met = state.ties().met(visit.event());
    return people.stream()
        .filter(other -> !met.contains(new PersonPair(visit.person(), other)))
        .map(other -> new PeopleMet(visit.event(), visit.person(), other))
        .toList();
  }

  private static void checkKnown(CommunityState state, Visit visit, Set<PersonId> people) {
    if (!Acquaintances.of(state, visit.event(), visit.person()).containsAll(people)) {
      throw Problem.field("people", "Choose among the people you sat with or met.");
    }
  }

  /// The same promise, sent again, is the same one.
  private void promise(ServerRequest request, ServerResponse response) {
    Visit visit = named(request);
    Promise wanted = Json.read(request, Promise.class);
    ItemId id = Fields.parsed("promise", wanted.promise(), ItemId::new);
    PersonId to = Fields.parsed("to", wanted.to(), PersonId::new);
    String text = Fields.text("text", wanted.text(), MOST_PROMISED);
    read(state -> promise(state, visit, new Promised(id, to, text))).ifPresent(p -> record(p));
    done(response);
  }

  private record Promised(ItemId id, PersonId to, String text) {}

  private static Optional<FactBody> promise(CommunityState state, Visit visit, Promised wanted) {
    if (state.ties().promise(wanted.id()).isPresent()) {
      return Optional.empty();
    }
    if (!Acquaintances.of(state, visit.event(), visit.person()).contains(wanted.to())) {
      throw Problem.field("to", "Choose among the people you sat with or met.");
    }
    if (!ExitView.mayPromise(state, visit)) {
      throw Problem.of(409, "promised", "One promise is enough for an evening.");
    }
    return Optional.of(
        new PromiseMade(
            wanted.id(),
            visit.person(),
            visit.event(),
            new PrivateText(wanted.to().hex()),
            new PrivateText(wanted.text())));
  }

  /// Only its owner says what becomes of a need.
  private void need(ServerRequest request, ServerResponse response) {
    Visit visit = named(request);
    Need said = Json.read(request, Need.class);
    String need = Fields.required("need", said.need());
    Met met = Fields.parsed("met", said.met(), ExitApi::met);
    if (!read(state -> ExitView.need(state, visit.person())).equals(Optional.of(need))) {
      throw Problem.field("need", "This is no open need of this guest.");
    }
    long version = read(state -> state.ties().nextNeed(visit.person(), visit.event()));
    record(new NeedAnswered(visit.person(), visit.event(), version, new PrivateText(need), met));
    done(response);
  }

  private static Met met(String word) {
    return switch (word) {
      case "met" -> Met.MET;
      case "open" -> Met.OPEN;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private void pulse(ServerRequest request, ServerResponse response) {
    Visit visit = visit(request);
    Map<String, Integer> answers =
        Fields.required("answers", Json.read(request, Pulse.class).answers());
    boolean good =
        answers.values().stream().noneMatch(answer -> answer == null)
            && Questions.areAnswered(read(state -> Questions.of(state, visit.event())), answers);
    if (!good) {
      throw Problem.field("answers", "Answer what is asked tonight, with what can be pressed.");
    }
    jar.put(visit.event(), visit.guest(), answers);
    done(response);
  }

  private void leave(ServerRequest request, ServerResponse response) {
    Visit visit = visit(request);
    Optional<Long> version = read(state -> whereabouts(state, visit.guest()));
    version.ifPresent(
        next ->
            record(
                new PresenceChanged(
                    visit.guest(), visit.event(), next, Whereabouts.LEFT, visit.station())));
    done(response);
  }

  /// The version of the word that the guest has left; empty if they have.
  private static Optional<Long> whereabouts(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .filter(invitation -> invitation.here(guest.index()))
        .map(invitation -> invitation.nextWhereabouts(guest.index()));
  }

  private void end(ServerRequest request, ServerResponse response) {
    Device station = DeviceFilter.require(request, Role.STATION);
    visits.end(request.path().pathParameters().get("visit"), station.id());
    done(response);
  }

  private Visit visit(ServerRequest request) {
    Device station = DeviceFilter.require(request, Role.STATION);
    return visits.of(request.path().pathParameters().get("visit"), station.id());
  }

  /// The visit of somebody who is invited by name; who comes along has no name here.
  private Visit named(ServerRequest request) {
    Visit visit = visit(request);
    if (visit.guest().index() > 0) {
      throw Problem.of(
          409, "no-name", "Only whoever is invited by name can choose people. See a host.");
    }
    return visit;
  }

  private static Set<PersonId> people(ServerRequest request) {
    List<String> chosen = Fields.required("people", Json.read(request, Chosen.class).people());
    if (chosen.size() > MOST_PEOPLE) {
      throw Problem.field("people", "Choose at most " + MOST_PEOPLE + " people.");
    }
    Set<PersonId> people = new LinkedHashSet<>();
    chosen.forEach(one -> people.add(Fields.parsed("people", one, PersonId::new)));
    return people;
  }

  private void record(FactBody fact) {
    replica.ledger().record(List.of(fact));
  }

  private static void done(ServerResponse response) {
    response.status(Status.NO_CONTENT_204).send();
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
