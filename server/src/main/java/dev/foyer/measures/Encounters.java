package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened between people.
///
/// @param met who said of whom "we met"
/// @param keepInTouch who said yes to whom
/// @param introductions whom a host introduced to each other
/// @param needs one for each that was stated
public record Encounters(
    Set<Word> met,
    Set<Word> keepInTouch,
    Set<Pair> introductions,
    List<Promise> promises,
    List<Need> needs) {
  public static final Encounters NONE =
      new Encounters(Set.of(), Set.of(), Set.of(), List.of(), List.of());

  public Encounters {
    met = Set.copyOf(met);
    keepInTouch = Set.copyOf(keepInTouch);
    introductions = Set.copyOf(introductions);
    promises = List.copyOf(promises);
    needs = List.copyOf(needs);
  }

  /// One person's word on another.
  public record Word(PersonId from, PersonId to) {
    /// @throws IllegalArgumentException if somebody speaks of themselves
    public Word {
      if (from.equals(to)) {
        throw new IllegalArgumentException("a word on somebody is on somebody else");
      }
    }

    public Pair pair() {
      return new Pair(from, to);
    }
  }

  /// What became of a promise, as whoever gave or received it says.
  public enum Outcome {
    KEPT,
    NOT_KEPT,
    UNANSWERED
  }

  /// A small promise to one person.
  public record Promise(Word word, Instant due, Outcome outcome) {}

  /// Whether somebody found what they needed, as they say themselves.
  public enum State {
    OPEN,
    MET
  }

  /// What somebody asked for.
  ///
  /// @param number which of the owner's needs
  /// @param holders who offers it, here or not
  public record Need(PersonId owner, int number, Set<PersonId> holders, State state) {
    public Need {
      holders =
          holders.stream()
              .filter(holder -> !holder.equals(owner))
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  Encounters among(Set<PersonId> here) {
    return new Encounters(
        words(met, here),
        words(keepInTouch, here),
        introductions.stream()
            .filter(pair -> here.contains(pair.one()) && here.contains(pair.other()))
            .collect(Collectors.toUnmodifiableSet()),
        promises.stream().filter(promise -> between(promise.word(), here)).toList(),
        needs.stream().filter(need -> here.contains(need.owner())).toList());
  }

  private static Set<Word> words(Set<Word> words, Set<PersonId> here) {
    return words.stream()
        .filter(word -> between(word, here))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean between(Word word, Set<PersonId> here) {
    return here.contains(word.from()) && here.contains(word.to());
  }
}
