package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import java.util.Set;

/// Somebody to be seated, with what bears on where.
///
/// @param name what the others call them, for reasons in words
/// @param kind team, customer, partner …; empty if it is not known. A dimension for mixing, never a
///   tier
/// @param languages empty if not said, which counts as speaking with everybody
/// @param needs private: never named in a reason
/// @param talk what they bring to a table
public record Guest(
    GuestId id,
    String name,
    Standing standing,
    String kind,
    Set<String> languages,
    Set<Need> needs,
    Talk talk) {

  /// How well somebody knows the evening.
  public enum Standing {
    FIRST_TIMER,
    RETURNING,
    /// Stays at one table in all rounds.
    HOST
  }

  /// What a seat must give.
  public enum Need {
    STEP_FREE,
    QUIET,
    STAY_AT_ONE_TABLE
  }

  /// What somebody brings to a table.
  ///
  /// @param bonds organisation, team, school …: people who share one are split
  /// @param cares what they care about: people who share one are split in a MIX round and gathered
  ///   in a PURPOSE round
  /// @param offers what they offer, in the same words as the wants of others
  public record Talk(
      Set<String> bonds,
      Set<String> cares,
      Set<String> offers,
      Set<String> wants,
      MeetingStyle style) {
    public Talk {
      bonds = Set.copyOf(bonds);
      cares = Set.copyOf(cares);
      offers = Set.copyOf(offers);
      wants = Set.copyOf(wants);
    }

    public static final Talk NONE =
        new Talk(Set.of(), Set.of(), Set.of(), Set.of(), MeetingStyle.NOT_SAID);

    public Talk withBonds(String... bonds) {
      return new Talk(Set.of(bonds), cares, offers, wants, style);
    }

    public Talk withCares(String... cares) {
      return new Talk(bonds, Set.of(cares), offers, wants, style);
    }

    public Talk withOffers(String... offers) {
      return new Talk(bonds, cares, Set.of(offers), wants, style);
    }

    public Talk withWants(String... wants) {
      return new Talk(bonds, cares, offers, Set.of(wants), style);
    }

    public Talk withStyle(MeetingStyle style) {
      return new Talk(bonds, cares, offers, wants, style);
    }
  }

  public Guest {
    languages = Set.copyOf(languages);
    needs = Set.copyOf(needs);
  }

  /// A guest of whom nothing else is known.
  public Guest(GuestId id, String name, Standing standing) {
    this(id, name, standing, "", Set.of(), Set.of(), Talk.NONE);
  }

  public Guest withKind(String kind) {
    return new Guest(id, name, standing, kind, languages, needs, talk);
  }

  public Guest withLanguages(String... languages) {
    return new Guest(id, name, standing, kind, Set.of(languages), needs, talk);
  }

  public Guest withNeeds(Need... needs) {
    return new Guest(id, name, standing, kind, languages, Set.of(needs), talk);
  }

  public Guest withTalk(Talk talk) {
    return new Guest(id, name, standing, kind, languages, needs, talk);
  }

  /// Whether the table is the same in all rounds.
  public boolean stays() {
    return standing == Standing.HOST || needs.contains(Need.STAY_AT_ONE_TABLE);
  }

  /// Whether the guest likes to walk about and takes no seat. A host sits, whatever they like.
  public boolean roams() {
    return talk.style() == MeetingStyle.LET_ME_ROAM && standing != Standing.HOST;
  }

  /// Whether there is a language in which the two can talk.
  public boolean canTalkWith(Guest other) {
    return languages.isEmpty()
        || other.languages.isEmpty()
        || languages.stream().anyMatch(other.languages::contains);
  }

  /// Whether the table has what this guest's seat must give.
  public boolean isSuitedBy(Table table) {
    return (table.stepFree() || !needs.contains(Need.STEP_FREE))
        && (table.quiet() || !needs.contains(Need.QUIET));
  }
}
