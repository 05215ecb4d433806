package dev.foyer.insights;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PulseFact.TrialRegistered;
import dev.foyer.domain.Role;
import dev.foyer.measures.Interval;
import dev.foyer.measures.Mean;
import dev.foyer.measures.Share;
import dev.foyer.measures.Trial;
import dev.foyer.measures.Trial.Outcome;
import dev.foyer.measures.Trial.Span;
import dev.foyer.measures.Trial.Unit;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fair tests of mixed against free seating, `/api/trials`: registered before they begin, with lots
/// that say which unit is seated how, and read after their end, `/api/trials/{trial}`.
public final class TrialsApi implements HttpService {
  private static final int MOST_TITLE = 120;

  /// Of so many units it is said beforehand how they are to be seated.
  private static final int ARMS = 24;

  private final Replica replica;
  private final SecureRandom random = new SecureRandom();

  public TrialsApi(Replica replica) {
    this.replica = replica;
  }

  /// @param trial chosen by whoever asks, so that asking again registers nothing twice; a new one
  ///   if it is missing
  /// @param outcome `no-new-tie`, `across-groups`, `first-timer-return` or `mutual-ties`
  /// @param unit `round` or `evening`
  /// @param from the first instant that counts, as ISO 8601; not before now
  /// @param until the first that does not
  record Wanted(
      @Nullable String trial,
      @Nullable String title,
      @Nullable String outcome,
      @Nullable String unit,
      @Nullable String from,
      @Nullable String until) {}

  /// What is kept of a trial: whoever registers it also says the lots' seed, so nobody can choose
  /// them afterwards.
  record Kept(
      String outcome, String unit, String registered, String from, String until, String seed) {
    static Kept of(Trial trial) {
      return new Kept(
          word(trial.outcome()),
          word(trial.unit()),
          trial.span().registered().toString(),
          trial.span().from().toString(),
          trial.span().until().toString(),
          String.valueOf(trial.seed()));
    }

    Trial trial() {
      return new Trial(
          Outcome.valueOf(constant(outcome)),
          Unit.valueOf(constant(unit)),
          new Span(Instant.parse(registered), Instant.parse(from), Instant.parse(until)),
          Long.parseLong(seed));
    }
  }

  /// @param arms `mixed` or `free` for each of the first units that take place within it
  record TrialLine(
      String trial,
      String title,
      String outcome,
      String unit,
      String registered,
      String from,
      String until,
      List<String> arms) {}

  record Trials(List<TrialLine> trials) {}

  /// One side.
  ///
  /// @param n people, or ties, of a share; units of a mean
  /// @param units how many were seated so
  record Side(long n, long units, double value, double low, double high) {}

  /// Mixed less free, with its 95 % interval.
  record Less(double value, double low, double high) {}

  /// @param of `shares`, `means` or `too-few`; with `too-few` everything else is null
  /// @param needed how many people (or units) each side would need to find such a difference; 0 if
  ///   there is none
  record Read(
      TrialLine trial,
      String of,
      @Nullable Side mixed,
      @Nullable Side free,
      @Nullable Less difference,
      @Nullable Long needed) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/trials", this::look)
        .post("/trials", this::register)
        .get("/trials/{trial}", this::read);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    List<TrialLine> lines =
        replica.memory().read(state -> state.pulses().trials()).stream()
            .map(TrialsApi::line)
            .sorted(Comparator.comparing(TrialLine::from).thenComparing(TrialLine::trial))
            .toList();
    Json.send(response, new Trials(lines));
  }

  private void register(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Wanted wanted = Json.read(request, Wanted.class);
    String title = Fields.text("title", wanted.title(), MOST_TITLE);
    ItemId id =
        Fields.optional("trial", wanted.trial(), ItemId::new).orElseGet(() -> Ids.fresh(random));
    TrialRegistered registered =
        replica.ledger().alone(() -> find(id).orElseGet(() -> register(id, title, wanted)));
    Json.send(response, line(registered));
  }

  private TrialRegistered register(ItemId id, String title, Wanted wanted) {
    Bytes document = Bytes.of(Json.bytes(Kept.of(trial(wanted))));
    TrialRegistered fact = new TrialRegistered(id, title, document);
    replica.ledger().record(List.of(fact));
    return fact;
  }

  private Trial trial(Wanted wanted) {
    Outcome outcome =
        Fields.parsed("outcome", wanted.outcome(), word -> Outcome.valueOf(constant(word)));
    Unit unit = Fields.parsed("unit", wanted.unit(), word -> Unit.valueOf(constant(word)));
    Instant from = Fields.parsed("from", wanted.from(), Instant::parse);
    Instant until = Fields.parsed("until", wanted.until(), Instant::parse);
    Span span = checked("from", () -> new Span(replica.clock().now(), from, until));
    return checked("unit", () -> new Trial(outcome, unit, span, random.nextLong()));
  }

  /// What the values themselves refuse, said of a field.
  private static <T> T checked(String field, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw Problem.field(field, String.valueOf(e.getMessage()));
    }
  }

  private Optional<TrialRegistered> find(ItemId id) {
    return replica
        .memory()
        .read(
            state ->
                state.pulses().trials().stream()
                    .filter(trial -> trial.trial().equals(id))
                    .findFirst());
  }

  private void read(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    ItemId id = Fields.inPath("test", request.path().pathParameters().get("trial"), ItemId::new);
    TrialRegistered registered = find(id).orElseThrow(() -> Problem.unknown("test"));
    Trial trial = kept(registered).trial();
    Instant now = replica.clock().now();
    if (now.isBefore(trial.span().until())
        || replica.memory().read(state -> isGoingOn(state, trial, now))) {
      throw tooEarly(trial);
    }
    Reading reading = Reading.of(replica);
    Json.send(response, read(line(registered), trial.read(TrialUnits.of(trial, reading), now)));
  }

  /// An evening that began within the span counts, even if it ends after it.
  private static boolean isGoingOn(CommunityState state, Trial trial, Instant now) {
    return state.guests().events().stream()
        .filter(event -> !event.isRehearsal())
        .flatMap(event -> state.guests().event(event).stream())
        .filter(plan -> TrialUnits.isWithin(trial, plan.startsAt()))
        .map(EventPlan::endsAt)
        .anyMatch(now::isBefore);
  }

  private static Problem tooEarly(Trial trial) {
    return Problem.of(
        409,
        "too-early",
        "A test is read after its end, so that nobody stops it when it looks well: come back after "
            + trial.span().until()
            + ".");
  }

  private static Read read(TrialLine line, Trial.Reading reading) {
    return switch (reading) {
      case Trial.Shares shares ->
          new Read(
              line,
              "shares",
              side(shares.mixed(), shares.units().mixed()),
              side(shares.free(), shares.units().free()),
              less(shares.difference().value(), shares.difference().interval()),
              shares.needed());
      case Trial.Means means ->
          new Read(
              line,
              "means",
              side(means.mixed()),
              side(means.free()),
              less(means.difference().value(), means.difference().interval()),
              means.needed());
      case Trial.TooFew few -> new Read(line, "too-few", null, null, null, null);
      case Trial.TooEarly early ->
          throw Problem.of(409, "too-early", "Come back after " + early.until() + ".");
    };
  }

  private static Side side(Share share, long units) {
    return new Side(
        share.of(), units, share.value(), share.interval().low(), share.interval().high());
  }

  private static Side side(Mean mean) {
    return new Side(
        mean.n(), mean.n(), mean.value(), mean.interval().low(), mean.interval().high());
  }

  private static Less less(double value, Interval interval) {
    return new Less(value, interval.low(), interval.high());
  }

  private static Kept kept(TrialRegistered registered) {
    return Json.read(registered.document().toArray(), Kept.class);
  }

  private static TrialLine line(TrialRegistered registered) {
    Kept kept = kept(registered);
    Trial trial = kept.trial();
    return new TrialLine(
        registered.trial().hex(),
        registered.title(),
        kept.outcome(),
        kept.unit(),
        kept.registered(),
        kept.from(),
        kept.until(),
        IntStream.range(0, ARMS).mapToObj(unit -> word(trial.arm(unit))).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
