package dev.foyer.insights;

import dev.foyer.domain.Admission;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.Outcome;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.insights.Seen.Agreeing;
import dev.foyer.insights.Seen.Asked;
import dev.foyer.insights.Seen.Calling;
import dev.foyer.insights.Seen.Evening;
import dev.foyer.insights.Seen.Promised;
import dev.foyer.insights.Seen.Said;
import dev.foyer.insights.Seen.Sat;
import dev.foyer.insights.Seen.Someone;
import dev.foyer.insights.Seen.Visit;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.Pair;
import dev.foyer.measures.SenseOfCommunity;
import dev.foyer.seating.SatTogether;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Takes what [Seen] holds out of a community's state. An evening is one that is over and that
/// somebody came to; rehearsals are none. Reads only; whoever owns the state guards it meanwhile.
final class Taking {
  /// How the exit asks for energy, and for the items of the scale: `bscs/1` to `bscs/8`.
  static final String ENERGY = "energy";

  static final String ITEM = "bscs/";

  private final CommunityState state;

  Taking(CommunityState state) {
    this.state = state;
  }

  Seen seen(Instant now) {
    List<Evening> evenings =
        state.guests().events().stream()
            .filter(event -> !event.isRehearsal())
            .flatMap(event -> over(event, now).stream())
            .sorted(
                Comparator.comparing((Evening evening) -> evening.plan().startsAt())
                    .thenComparing(Evening::event))
            .toList();
    List<ResourceShelved> shelf =
        state.ties().shelf().stream().filter(thing -> isKnown(thing.person())).toList();
    Map<PersonId, Someone> people = new HashMap<>();
    Set<PersonId> all = new TreeSet<>(state.people().known());
    evenings.forEach(e -> e.visits().forEach(visit -> all.add(visit.terms().person())));
    all.stream().filter(this::isKnown).forEach(person -> people.put(person, someone(person)));
    return new Seen(evenings, people, shelf);
  }

  private boolean isKnown(PersonId person) {
    return !state.people().erased(person);
  }

  private Optional<Evening> over(EventId event, Instant now) {
    return state
        .guests()
        .event(event)
        .filter(plan -> !plan.endsAt().isAfter(now))
        .map(plan -> evening(event, plan))
        .filter(evening -> evening.visits().stream().anyMatch(visit -> visit.came().isPresent()));
  }

  private Evening evening(EventId event, EventPlan plan) {
    List<Visit> visits =
        state.guests().of(event).stream()
            .flatMap(id -> state.guests().find(id).stream())
            .flatMap(invitation -> invitation.terms().map(t -> visit(invitation, t)).stream())
            .filter(visit -> isKnown(visit.terms().person()))
            .toList();
    Set<PersonId> guests =
        visits.stream().map(visit -> visit.terms().person()).collect(Collectors.toSet());
    return new Evening(
        event,
        plan,
        visits,
        rounds(event),
        said(event, guests),
        asked(event),
        state.welcomes().playing(event, Part.BUILDER).stream()
            .filter(this::isKnown)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Visit visit(Invitation invitation, Terms terms) {
    boolean invited = !invitation.revoked() && terms.source() != Terms.Source.WALK_IN;
    return new Visit(
        terms,
        invited ? Calling.INVITED : Calling.NOT_INVITED,
        invitation.effective(0).map(Admission::stamp),
        invitation.greeted(0));
  }

  private List<Sat> rounds(EventId event) {
    List<Course> courses = state.seating().room(event).rounds();
    return state.seating().called(event).stream()
        .sorted()
        .map(
            round ->
                new Sat(
                    courses.stream().skip(round).findFirst(),
                    SatTogether.tables(state, event, round)))
        .toList();
  }

  private Said said(EventId event, Set<PersonId> guests) {
    Set<Word> met = new HashSet<>();
    state.ties().met(event).forEach(pair -> met.add(new Word(pair.one(), pair.other())));
    Set<Word> wishes = new HashSet<>();
    for (PersonId guest : guests) {
      state.ties().wishes(event, guest).stream()
          .filter(other -> !other.equals(guest))
          .forEach(other -> wishes.add(new Word(guest, other)));
    }
    Set<Pair> introductions = new HashSet<>();
    state
        .ties()
        .introductions(event)
        .forEach(
            (pair, outcome) -> {
              if (outcome == Outcome.DONE) {
                introductions.add(new Pair(pair.one(), pair.other()));
              }
            });
    List<Promised> promises =
        state.ties().promises().stream()
            .filter(promise -> promise.event().equals(event))
            .map(this::promised)
            .toList();
    return new Said(met, wishes, introductions, promises);
  }

  private Promised promised(PromiseMade promise) {
    return new Promised(promise.person(), promise.to(), state.ties().kept(promise.promise()));
  }

  private Asked asked(EventId event) {
    List<String> questions = new ArrayList<>(List.of(ENERGY));
    for (int item = 1; item <= SenseOfCommunity.ITEMS; item++) {
      questions.add(ITEM + item);
    }
    Map<String, List<Integer>> answers = new HashMap<>();
    questions.forEach(question -> answers.put(question, state.pulses().answers(event, question)));
    return new Asked(answers);
  }

  private Someone someone(PersonId person) {
    return new Someone(
        state.people().profile(person),
        new Agreeing(
            state.answers().agrees(person, Purpose.NAMED),
            state.answers().agrees(person, Purpose.INTRODUCTIONS)),
        state.ties().needsMet(person));
  }
}
