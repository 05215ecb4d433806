package dev.foyer.box.promises;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.Seating.Mentors;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.PromiseAnswered;
import dev.foyer.domain.TieFact.PromiseMade;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody who comes to an event is to be asked about earlier ones. Pure.
final class Due {
  private Due() {}

  /// A mentor or a mentee whom somebody was to meet at an earlier event.
  record Partner(PersonId person, EventId event) {}

  /// The promises of this person, made at another event, of which nothing final is said: once an
  /// event.
  static List<PromiseMade> promises(CommunityState state, PersonId person, EventId now) {
    return state.ties().promises(person).stream()
        .filter(promise -> !promise.event().equals(now) && !promise.text().isEmpty())
        .filter(promise -> isOpen(state, promise, now))
        .toList();
  }

  private static boolean isOpen(CommunityState state, PromiseMade promise, EventId now) {
    Optional<PromiseAnswered> said = state.ties().answered(promise.promise());
    return said.isEmpty() || said.get().kept() == Kept.NOT_YET && !said.get().event().equals(now);
  }

  /// The partners of the latest earlier event with any whom nobody has said to have been met.
  static List<Partner> partners(CommunityState state, PersonId person, EventId now) {
    Instant start = start(state, now);
    return state.guests().events().stream()
        .filter(event -> !event.equals(now) && start(state, event).isBefore(start))
        .filter(event -> !partners(state.seating().mentors(event), person).isEmpty())
        .max(Comparator.comparing((EventId event) -> start(state, event)))
        .map(
            event ->
                partners(state.seating().mentors(event), person).stream()
                    .filter(
                        other -> !state.ties().met(event).contains(new PersonPair(person, other)))
                    .filter(other -> !state.people().profile(other).name().isEmpty())
                    .map(other -> new Partner(other, event))
                    .toList())
        .orElse(List.of());
  }

  private static List<PersonId> partners(Set<Mentors> pairs, PersonId person) {
    return pairs.stream()
        .filter(pair -> pair.mentor().equals(person) || pair.mentee().equals(person))
        .map(pair -> pair.mentor().equals(person) ? pair.mentee() : pair.mentor())
        .sorted()
        .toList();
  }

  private static Instant start(CommunityState state, EventId event) {
    return state.guests().event(event).map(EventPlan::startsAt).orElse(Instant.MAX);
  }
}
