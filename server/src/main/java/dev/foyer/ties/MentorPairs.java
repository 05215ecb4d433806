package dev.foyer.ties;

import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Seating.Mentors;
import dev.foyer.domain.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who could learn from whom at an event, among guests who have said that they look for a mentor or
/// are one: as many as possible are served, nobody has more mentees than they take on, and each
/// pair has a topic in common. Pure; nothing is paired by it.
public final class MentorPairs {
  private final CommunityState state;
  private final EventId event;
  private final List<PersonId> mentors = new ArrayList<>();
  private final List<PersonId> mentees = new ArrayList<>();
  private final Map<PersonId, List<PersonId>> taken = new HashMap<>();

  /// @param topics what they have in common, in the mentee's words
  public record Pair(PersonId mentor, PersonId mentee, List<String> topics) {}

  /// @param unserved those who look for a mentor and have none
  public record Proposal(List<Pair> pairs, List<PersonId> unserved) {}

  private MentorPairs(CommunityState state, EventId event) {
    this.state = state;
    this.event = event;
    Set<PersonId> invited = new TreeSet<>();
    state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(invitation -> invitation.terms().stream())
        .map(Terms::person)
        .forEach(invited::add);
    Set<PersonId> served = new HashSet<>();
    state.seating().mentors(event).forEach(pair -> served.add(pair.mentee()));
    for (PersonId person : invited) {
      Answers answers = state.answers().of(person);
      if (answers.mentoring() == Mentoring.IS_ONE && free(state, event, person) > 0) {
        mentors.add(person);
      } else if (answers.mentoring() == Mentoring.WANTS_ONE && !served.contains(person)) {
        mentees.add(person);
      }
    }
  }

  /// The pairs that could be made beside those that are made already.
  public static Proposal of(CommunityState state, EventId event) {
    return new MentorPairs(state, event).proposal();
  }

  /// How many more mentees somebody takes on at this event.
  public static int free(CommunityState state, EventId event, PersonId mentor) {
    long made =
        state.seating().mentors(event).stream()
            .filter(pair -> pair.mentor().equals(mentor))
            .count();
    return (int) Math.max(0, state.answers().of(mentor).mentees() - made);
  }

  /// What somebody who looks for a mentor shares with one, in their own words.
  public static List<String> topics(CommunityState state, PersonId mentor, PersonId mentee) {
    List<Phrase> offered = state.answers().of(mentor).topics().stream().map(Phrase::of).toList();
    return state.answers().of(mentee).topics().stream()
        .filter(topic -> offered.stream().anyMatch(Phrase.of(topic)::meets))
        .toList();
  }

  /// By augmenting paths (Kuhn): whoever has a mentor keeps one, so that the most are served.
  private Proposal proposal() {
    List<PersonId> unserved = new ArrayList<>();
    for (PersonId mentee : mentees) {
      if (!place(mentee, new HashSet<>())) {
        unserved.add(mentee);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (PersonId mentor : mentors) {
      for (PersonId mentee : taken.getOrDefault(mentor, List.of())) {
        pairs.add(new Pair(mentor, mentee, topics(state, mentor, mentee)));
      }
    }
    return new Proposal(pairs, unserved);
  }

  private boolean place(PersonId mentee, Set<PersonId> tried) {
    for (PersonId mentor : mentors) {
      if (suit(mentor, mentee) && tried.add(mentor)) {
        List<PersonId> own = taken.computeIfAbsent(mentor, m -> new ArrayList<>());
        if (own.size() < free(state, event, mentor)) {
          own.add(mentee);
          return true;
        }
        Optional<PersonId> moves =
            List.copyOf(own).stream().filter(other -> place(other, tried)).findFirst();
        if (moves.isPresent()) {
          own.remove(moves.get());
          own.add(mentee);
          return true;
        }
      }
    }
    return false;
  }

  /// A pair that an organiser has parted is not made again by itself.
  private boolean suit(PersonId mentor, PersonId mentee) {
    boolean parted = state.seating().nextMentors(event, new Mentors(mentor, mentee)) > 1;
    return !parted && !topics(state, mentor, mentee).isEmpty();
  }
}
