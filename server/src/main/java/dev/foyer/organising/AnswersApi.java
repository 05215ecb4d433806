package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.Program;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.DietTold;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one guest has answered, to be seen and changed: `/api/people/{person}/answers`; and what
/// they agree to, given and withdrawn by one request alike: `…/consents/{purpose}`.
public final class AnswersApi implements HttpService {
  private static final int MOST_ITEMS = 20;
  private static final int MOST_TEXT = 200;

  private final Home home;

  public AnswersApi(Home home) {
    this.home = home;
  }

  /// @param mentoring `not-said`, `wants-one` or `is-one`
  /// @param diet null where no kitchen is: on central
  /// @param consents by purpose: `yes`, `no`, or `not-said`
  record Shown(
      String person,
      String name,
      List<String> bonds,
      List<String> purposes,
      List<String> wantedLinks,
      String kind,
      String mentoring,
      List<String> topics,
      int mentees,
      List<String> offers,
      List<String> needs,
      @Nullable String diet,
      Map<String, String> consents) {}

  /// What is missing stays as it is.
  record Wanted(
      @Nullable List<String> bonds,
      @Nullable List<String> purposes,
      @Nullable List<String> wantedLinks,
      @Nullable String kind,
      @Nullable String mentoring,
      @Nullable List<String> topics,
      @Nullable Integer mentees,
      @Nullable List<String> offers,
      @Nullable List<String> needs,
      @Nullable String diet) {}

  record Agreed(@Nullable String said) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/people/{person}/answers", this::show)
        .put("/people/{person}/answers", this::change)
        .put("/people/{person}/consents/{purpose}", this::agree);
  }

  private void show(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    send(response, person(request));
  }

  private void change(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    PersonId person = person(request);
    Wanted wanted = Json.read(request, Wanted.class);
    if (wanted.diet() != null && home.program() == Program.CENTRAL) {
      throw Problem.field(
          "diet", "What guests eat stays at the venue: change it on the box there.");
    }
    List<FactBody> news = read(state -> facts(state, person, wanted));
    if (!news.isEmpty()) {
      home.replica().ledger().record(news);
    }
    send(response, person);
  }

  private void agree(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    PersonId person = person(request);
    Purpose purpose =
        Fields.inPath(
            "purpose",
            request.path().pathParameters().get("purpose"),
            word -> named(Purpose.class, word));
    Said said =
        Fields.parsed(
            "said", Json.read(request, Agreed.class).said(), word -> named(Said.class, word));
    long version = read(state -> state.answers().nextConsent(person, purpose));
    if (!read(state -> state.answers().said(person, purpose)).equals(Optional.of(said))) {
      home.replica().ledger().record(List.of(new ConsentSaid(person, purpose, version, said)));
    }
    send(response, person);
  }

  private PersonId person(ServerRequest request) {
    PersonId person =
        Fields.inPath("guest", request.path().pathParameters().get("person"), PersonId::new);
    if (!read(state -> state.people().known()).contains(person)) {
      throw Problem.unknown("guest");
    }
    return person;
  }

  private List<FactBody> facts(CommunityState state, PersonId person, Wanted wanted) {
    List<FactBody> facts = new ArrayList<>();
    Answers before = state.answers().of(person);
    Answers after = answers(before, wanted);
    if (!after.equals(before)) {
      facts.add(new PersonAnswered(person, state.answers().nextAnswers(person), after));
    }
    Profile known = state.people().profile(person);
    Profile profile =
        known.with(
            items("offers", wanted.offers(), known.offers()),
            items("needs", wanted.needs(), known.needs()));
    if (!profile.equals(known)) {
      facts.add(new PersonProfiled(person, state.people().nextVersion(person), profile));
    }
    ReplicaId box = home.replica().id();
    if (wanted.diet() != null) {
      String diet = Fields.optionalText("diet", wanted.diet(), MOST_TEXT);
      if (!diet.equals(state.answers().diet(box, person))) {
        long version = state.answers().nextDiet(box, person);
        facts.add(new DietTold(box, person.local(), person, version, new PrivateText(diet)));
      }
    }
    return facts;
  }

  private static Answers answers(Answers before, Wanted wanted) {
    String kind = wanted.kind();
    String mentoring = wanted.mentoring();
    Integer mentees = wanted.mentees();
    if (mentees != null && (mentees < 0 || mentees > AnswerCells.MOST_MENTEES)) {
      throw Problem.field(
          "mentees", "Say how many mentees: 0 to " + AnswerCells.MOST_MENTEES + ".");
    }
    return new Answers(
        items("bonds", wanted.bonds(), before.bonds()),
        items("purposes", wanted.purposes(), before.purposes()),
        items("wantedLinks", wanted.wantedLinks(), before.wantedLinks()),
        kind == null ? before.kind() : Fields.optionalText("kind", kind, MOST_TEXT),
        mentoring == null
            ? before.mentoring()
            : Fields.parsed("mentoring", mentoring, word -> named(Mentoring.class, word)),
        items("topics", wanted.topics(), before.topics()),
        mentees == null ? before.mentees() : mentees);
  }

  private static List<String> items(
      String field, @Nullable List<String> wanted, List<String> before) {
    if (wanted == null) {
      return before;
    }
    if (wanted.size() > MOST_ITEMS) {
      throw Problem.field(
          field, "The field \"" + field + "\" has more than " + MOST_ITEMS + " items.");
    }
    return wanted.stream()
        .map(item -> Fields.optionalText(field, item, MOST_TEXT))
        .filter(item -> !item.isEmpty())
        .distinct()
        .toList();
  }

  private void send(ServerResponse response, PersonId person) {
    Json.send(response, read(state -> shown(state, person)));
  }

  private Shown shown(CommunityState state, PersonId person) {
    Answers answers = state.answers().of(person);
    Profile profile = state.people().profile(person);
    Map<String, String> consents = new LinkedHashMap<>();
    for (Purpose purpose : Purpose.values()) {
      consents.put(
          word(purpose),
          state.answers().said(person, purpose).map(AnswersApi::word).orElse("not-said"));
    }
    return new Shown(
        person.hex(),
        profile.name(),
        answers.bonds(),
        answers.purposes(),
        answers.wantedLinks(),
        answers.kind(),
        word(answers.mentoring()),
        answers.topics(),
        answers.mentees(),
        profile.offers(),
        profile.needs(),
        home.program() == Program.BOX ? state.answers().diet(home.replica().id(), person) : null,
        consents);
  }

  private <T> T read(Function<CommunityState, T> question) {
    return home.replica().memory().read(question);
  }

  /// A constant as it stands on the wire, such as `wants-one`.
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}
