package dev.foyer.insights;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.PersonId;
import dev.foyer.insights.Seen.Evening;
import dev.foyer.insights.Targets.Aim;
import dev.foyer.measures.Freezing;
import dev.foyer.measures.Freezing.Frame;
import dev.foyer.measures.Freezing.Named;
import dev.foyer.measures.Report;
import dev.foyer.measures.Season;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One look at the state: what was seen, and the season that is made of it outside the lock.
record Reading(Seen seen, Season season, String community, List<Aim> aims, Instant now) {
  private record Look(Seen seen, String community, List<Aim> aims) {}

  static Reading of(Replica replica) {
    Instant now = replica.clock().now();
    Look look = replica.memory().read(state -> look(state, now));
    return new Reading(look.seen(), Seasons.of(look.seen()), look.community(), look.aims(), now);
  }

  private static Look look(CommunityState state, Instant now) {
    return new Look(
        Seen.of(state, now),
        state.community().map(CommunityFounded::name).orElse(""),
        Targets.of(state.welcomes().sheet()));
  }

  Report report() {
    Map<EventId, Named> evenings = new HashMap<>();
    for (Evening evening : seen.evenings()) {
      LocalDate day = LocalDate.ofInstant(evening.plan().startsAt(), evening.plan().zone());
      evenings.put(evening.event(), new Named(evening.plan().name(), day));
    }
    return Freezing.freeze(season, new Frame(community, now, evenings, Targets.numbers(aims)));
  }

  /// An evening of the season.
  ///
  /// @throws Problem 404 if there is no such event, 409 if it is not over or nobody came
  Evening evening(ServerRequest request, Replica replica) {
    EventId event =
        Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(event)).isEmpty()) {
      throw Problem.unknown("event");
    }
    return seen.evenings().stream()
        .filter(evening -> evening.event().equals(event))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    409,
                    "not-over",
                    "This can be seen once the event is over and somebody has come to it: wait for"
                        + " its planned end."));
  }

  /// A person's name; empty if none is known.
  String name(PersonId person) {
    Seen.Someone someone = seen.people().get(person);
    return someone == null ? "" : someone.profile().name();
  }
}
