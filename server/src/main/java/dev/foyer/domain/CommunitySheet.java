package dev.foyer.domain;

import java.util.List;

/// What a community says of itself, printed and put up: beside its vision whom it is for, what it
/// promises, how people are here, and what it wants to reach this season.
///
/// @param norms at most three sentences, spoken by the greeter
/// @param rituals at most three
public record CommunitySheet(
    String whoFor, String promise, List<String> norms, List<String> rituals, List<Target> targets) {
  public static final CommunitySheet EMPTY =
      new CommunitySheet("", "", List.of(), List.of(), List.of());
  public static final int MOST_NORMS = 3;
  public static final int MOST_RITUALS = 3;

  public CommunitySheet {
    norms = List.copyOf(norms);
    rituals = List.copyOf(rituals);
    targets = List.copyOf(targets);
    if (norms.size() > MOST_NORMS || rituals.size() > MOST_RITUALS) {
      throw new IllegalArgumentException("a community sheet has at most 3 norms and 3 rituals");
    }
  }

  /// What a measure is to reach this season.
  ///
  /// @param measure the measure's name, such as `first-timer-return`
  /// @param aim in the organiser's words, such as `half of them`
  public record Target(String measure, String aim) {}
}
