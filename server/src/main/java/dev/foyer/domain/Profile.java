package dev.foyer.domain;

import java.util.List;

/// What a community knows about a person. Personal throughout: sealed under the person's key
/// wherever it is kept, and never printed by [#toString].
///
/// @param sayIt how the name is said, in the guest's own words
/// @param languages BCP 47 tags, the preferred one first
public record Profile(
    String name,
    String email,
    String organisation,
    String role,
    String pronouns,
    String sayIt,
    String askMeAbout,
    List<String> languages,
    List<String> offers,
    List<String> needs,
    MeetingStyle meetingStyle,
    String accessNeeds) {
  /// What is left when the person's key is gone.
  public static final Profile ERASED = named("");

  public Profile {
    languages = List.copyOf(languages);
    offers = List.copyOf(offers);
    needs = List.copyOf(needs);
  }

  /// A profile that knows a name only.
  public static Profile named(String name) {
    return named(name, "");
  }

  /// A profile that knows a name and an organisation.
  public static Profile named(String name, String organisation) {
    return new Profile(
        name,
        "",
        organisation,
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        MeetingStyle.NOT_SAID,
        "");
  }

  /// The same person, who offers and needs something else.
  public Profile with(List<String> otherOffers, List<String> otherNeeds) {
    return new Profile(
        name,
        email,
        organisation,
        role,
        pronouns,
        sayIt,
        askMeAbout,
        languages,
        otherOffers,
        otherNeeds,
        meetingStyle,
        accessNeeds);
  }

  public Profile withAskMeAbout(String askMeAbout) {
    return new Profile(
        name,
        email,
        organisation,
        role,
        pronouns,
        sayIt,
        askMeAbout,
        languages,
        offers,
        needs,
        meetingStyle,
        accessNeeds);
  }

  /// The name up to its first space.
  public String firstName() {
    String trimmed = name.strip();
    int space = trimmed.indexOf(' ');
    return space < 0 ? trimmed : trimmed.substring(0, space);
  }

  @Override
  public String toString() {
    return "(a profile)";
  }
}
