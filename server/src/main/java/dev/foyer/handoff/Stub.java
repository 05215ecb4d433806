package dev.foyer.handoff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A conversation that is to go on somewhere else.
///
/// @param id the same for every attempt: up to 40 letters, digits, `-` and `_`
/// @param keeper who looks after it and introduces those who join
/// @param people who took part, the keeper among them or not
public record Stub(String id, Words words, Person keeper, List<Person> people) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  public Stub {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a stub's id has up to 40 letters, digits, - and _");
    }
    people = List.copyOf(people);
  }

  /// Why the conversation cannot go to this channel, as a sentence for whoever hands it over; empty
  /// if it can.
  public Optional<String> obstacle(Channel channel) {
    if (!keeper.agreesTo(channel)) {
      return Optional.of(
          "The keeper of this conversation has not agreed to be named in "
              + channel.place()
              + ": ask them, or choose another keeper.");
    }
    boolean told =
        people.stream()
            .filter(person -> !person.agreesTo(channel))
            .anyMatch(person -> words.mention(person.name()));
    return told
        ? Optional.of(
            "Topic or outcomes name somebody who has not agreed to be named in "
                + channel.place()
                + ": ask them, or take the name out.")
        : Optional.empty();
  }

  /// What may go to this channel: of the people, those who have agreed to it.
  ///
  /// @throws IllegalArgumentException with the sentence of [#obstacle]
  Shared on(Channel channel) {
    obstacle(channel)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    List<Person> agreed =
        people.stream()
            .filter(person -> person.agreesTo(channel))
            .filter(person -> !person.equals(keeper))
            .toList();
    return new Shared(id, words, keeper, agreed);
  }

  /// Without the words, which are not for logs.
  @Override
  public String toString() {
    return "stub " + id;
  }
}
