package dev.foyer.domain;

import java.util.List;

/// What a guest has answered beyond a [Profile], by the guest list, the organiser or a few taps.
/// Personal throughout: sealed under the person's key wherever it is kept, and never printed by
/// [#toString].
///
/// @param bonds team, office, school …: what people share by descent, beside their organisation
/// @param purposes what the guest cares about
/// @param wantedLinks people or topics that the guest would like to be led to
/// @param kind team, customer, partner …; a dimension for mixing, never a tier
/// @param topics what the guest would talk about as a mentor, or with one
/// @param mentees how many people a mentor takes on at most; 0 for no mentor
public record Answers(
    List<String> bonds,
    List<String> purposes,
    List<String> wantedLinks,
    String kind,
    Mentoring mentoring,
    List<String> topics,
    int mentees) {
  /// What is left when the person's key is gone, and what is known before anybody has answered.
  public static final Answers ERASED =
      new Answers(List.of(), List.of(), List.of(), "", Mentoring.NOT_SAID, List.of(), 0);

  public Answers {
    bonds = List.copyOf(bonds);
    purposes = List.copyOf(purposes);
    wantedLinks = List.copyOf(wantedLinks);
    topics = List.copyOf(topics);
    if (mentees < 0) {
      throw new IllegalArgumentException("a mentor takes on no fewer than 0 people");
    }
  }

  /// Whether somebody looks for a mentor or is one.
  public enum Mentoring {
    NOT_SAID,
    WANTS_ONE,
    IS_ONE
  }

  @Override
  public String toString() {
    return "(answers)";
  }
}
