package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Seating.Mentors;
import dev.foyer.domain.SeatingFact.MentorsPaired;
import dev.foyer.domain.SeatingFact.Pairing;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.ties.MentorPairs;
import dev.foyer.ties.MentorPairs.Proposal;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Mentors and those who look for one, at an event: `/api/events/{event}/mentors`. What suits is
/// proposed; an organiser pairs, and parts.
public final class MentorsApi implements HttpService {
  private final Home home;

  public MentorsApi(Home home) {
    this.home = home;
  }

  record Who(String person, String name) {}

  /// @param paired whether an organiser has paired them, or they are proposed
  record Line(Who mentor, Who mentee, List<String> topics, boolean paired) {}

  /// @param unserved those who look for a mentor where no free one shares a topic
  record Listing(List<Line> pairs, List<Who> unserved) {}

  record Wanted(@Nullable String mentor, @Nullable String mentee, @Nullable String pairing) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/events/{event}/mentors", this::list).post("/events/{event}/mentors", this::pair);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    Json.send(response, read(state -> listing(state, event)));
  }

  private static Listing listing(CommunityState state, EventId event) {
    Proposal proposal = MentorPairs.of(state, event);
    List<Line> lines = new ArrayList<>();
    state.seating().mentors(event).stream()
        .sorted(Comparator.comparing(Mentors::mentor).thenComparing(Mentors::mentee))
        .forEach(pair -> lines.add(line(state, pair, true)));
    proposal
        .pairs()
        .forEach(pair -> lines.add(line(state, new Mentors(pair.mentor(), pair.mentee()), false)));
    return new Listing(
        lines, proposal.unserved().stream().map(person -> who(state, person)).toList());
  }

  private static Line line(CommunityState state, Mentors pair, boolean paired) {
    return new Line(
        who(state, pair.mentor()),
        who(state, pair.mentee()),
        MentorPairs.topics(state, pair.mentor(), pair.mentee()),
        paired);
  }

  private static Who who(CommunityState state, PersonId person) {
    return new Who(person.hex(), state.people().profile(person).name());
  }

  /// Said again it changes nothing.
  private void pair(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    Wanted wanted = Json.read(request, Wanted.class);
    Mentors pair =
        new Mentors(
            Fields.parsed("mentor", wanted.mentor(), PersonId::new),
            Fields.parsed("mentee", wanted.mentee(), PersonId::new));
    Pairing pairing = Fields.parsed("pairing", wanted.pairing(), MentorsApi::pairing);
    boolean paired = read(state -> state.seating().mentors(event)).contains(pair);
    if (paired != (pairing == Pairing.PAIRED)) {
      if (!paired) {
        read(state -> checked(state, event, pair));
      }
      long version = read(state -> state.seating().nextMentors(event, pair));
      home.replica()
          .ledger()
          .record(
              List.of(new MentorsPaired(event, pair.mentor(), pair.mentee(), version, pairing)));
    }
    Json.send(response, read(state -> listing(state, event)));
  }

  private static Mentors checked(CommunityState state, EventId event, Mentors pair) {
    if (state.answers().of(pair.mentor()).mentoring() != Mentoring.IS_ONE) {
      throw Problem.field("mentor", "This guest has not said that they are a mentor.");
    }
    if (state.answers().of(pair.mentee()).mentoring() != Mentoring.WANTS_ONE) {
      throw Problem.field("mentee", "This guest has not said that they look for a mentor.");
    }
    if (MentorPairs.free(state, event, pair.mentor()) == 0) {
      throw Problem.of(
          409, "mentor-full", "This mentor has as many mentees as they take on: ask another one.");
    }
    return pair;
  }

  private static Pairing pairing(String word) {
    return switch (word) {
      case "paired" -> Pairing.PAIRED;
      case "parted" -> Pairing.PARTED;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private <T> T read(Function<CommunityState, T> question) {
    return home.replica().memory().read(question);
  }
}
