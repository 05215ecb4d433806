package dev.foyer.ties;

import dev.foyer.domain.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Why two people should meet, in their own words.
///
/// @param of who looks for something; either of the two where they share it
/// @param looksFor the words of whoever looks for something
/// @param found the other's words
public record Reason(Kind kind, PersonId of, String looksFor, String found) {
  /// The strongest first.
  public enum Kind {
    /// One needs what the other offers.
    OFFERS,
    /// One needs what the other has on the shelf.
    HAS,
    /// One would like to meet the other, or somebody like them.
    WANTED,
    /// Both care about it.
    SHARES
  }

  static final Comparator<Reason> STRONGEST = Comparator.comparing(Reason::kind);

  /// Why `one` should meet `other`, for the sake of what `one` looks for.
  static Optional<Reason> of(Traits one, Traits other) {
    return find(one, one.needs(), other.offers(), Kind.OFFERS)
        .or(() -> find(one, one.needs(), other.shelf(), Kind.HAS))
        .or(() -> named(one, other))
        .or(() -> find(one, one.wanted(), other.topics(), Kind.WANTED))
        .or(() -> find(one, one.wanted(), other.offers(), Kind.WANTED))
        .or(() -> find(one, one.wanted(), other.shelf(), Kind.WANTED))
        .or(() -> find(one, one.topics(), other.topics(), Kind.SHARES));
  }

  /// A name has to be named: "Mei" is Mei Lin, "Lin Berg" is not.
  private static Optional<Reason> named(Traits one, Traits other) {
    for (Phrase wanted : one.wanted()) {
      for (Phrase is : other.is()) {
        if (wanted.isWithin(is)) {
          return Optional.of(new Reason(Kind.WANTED, one.person(), wanted.text(), is.text()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> find(
      Traits one, List<Phrase> looksFor, List<Phrase> has, Kind kind) {
    for (Phrase wanted : looksFor) {
      for (Phrase found : has) {
        if (wanted.meets(found)) {
          return Optional.of(new Reason(kind, one.person(), wanted.text(), found.text()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "(a reason: " + kind + ")";
  }
}
