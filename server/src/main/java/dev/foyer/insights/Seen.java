package dev.foyer.insights;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.Pair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of a community's evenings, taken out of its state as plain values, so that
/// whatever takes longer is done without holding others up. In it are one-sided wishes and what was
/// promised to whom: it is for making figures of, and is shown to nobody as it is.
///
/// @param evenings those that are over, the earliest first
/// @param people everybody who was invited to one of them or offers something, erased people left
///   out
record Seen(List<Evening> evenings, Map<PersonId, Someone> people, List<ResourceShelved> shelf) {
  Seen {
    evenings = List.copyOf(evenings);
    people = Map.copyOf(people);
    shelf = List.copyOf(shelf);
  }

  /// An evening as its facts say it.
  ///
  /// @param rounds those that were called, in their order
  /// @param builders of the community, as they are named for this evening
  record Evening(
      EventId event,
      EventPlan plan,
      List<Visit> visits,
      List<Sat> rounds,
      Said said,
      Asked asked,
      Set<PersonId> builders) {}

  /// One invitation's named person; whoever comes along on it is nobody known.
  record Visit(Terms terms, Calling calling, Optional<Stamp> came, Optional<Stamp> greeted) {}

  /// Whether an invitation stands.
  enum Calling {
    INVITED,
    /// Came without one, or its invitation was taken back.
    NOT_INVITED
  }

  /// A round and the people at each of its tables.
  record Sat(Optional<Course> course, Map<Integer, List<PersonId>> tables) {}

  /// What was said of whom.
  record Said(Set<Word> met, Set<Word> wishes, Set<Pair> introductions, List<Promised> promises) {}

  record Promised(PersonId from, PrivateText to, Optional<Kept> kept) {}

  /// The answers to each question of the exit.
  record Asked(Map<String, List<Integer>> answers) {}

  /// What a person has told.
  ///
  /// @param needsMet in the person's own words
  record Someone(Profile profile, Agreeing agreeing, Set<String> needsMet) {}

  /// What a person agrees to, of what is asked here.
  record Agreeing(boolean named, boolean introduced) {}

  /// Takes it out of the state; the state's owner guards it meanwhile.
  static Seen of(CommunityState state, Instant now) {
    return new Taking(state).seen(now);
  }
}
