package dev.foyer.printer;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A language whose printers have room for one label: it is loaded whole, and printed by the few
/// bytes that follow; or, where a printer prints while it receives, by all of them.
///
/// A *ticket* names a label while it is under way: four letters from A to P.
public non-sealed interface LoadingLanguage extends PrinterLanguage {
  /// Puts a label into the printer's image buffer without printing it; empty if there is none.
  byte[] load(Label label, String ticket);

  /// Asks whether all that was loaded has arrived; empty if the language has no question that is
  /// answered in its turn.
  byte[] askLoaded(String ticket);

  /// Whether an answer to [#askLoaded] says that the label arrived whole; empty if it is not whole
  /// itself (yet).
  Optional<Boolean> loaded(String answer, String ticket);

  /// The same for a language whose printers speak while a label arrives.
  ///
  /// @param heard all since its loading began, the answer at its end
  default Optional<Boolean> loaded(String heard, String answer, String ticket) {
    return loaded(answer, ticket);
  }

  /// Whether a label arrived whole, once no more is said; empty if that cannot be told.
  ///
  /// @param heard all since its loading began
  default Optional<Boolean> loadedInSilence(String heard, String ticket) {
    return Optional.empty();
  }

  /// Prints the label that [#load] left in the printer.
  byte[] release(Label label, String ticket);

  /// The latest news of a released label in all that was heard since; empty if there is none.
  Optional<Progress> progress(String heard, String ticket);

  /// How long a printer takes nothing in after [#clear].
  default Duration rest() {
    return Duration.ZERO;
  }

  /// How far a label is, by what the printer tells of itself.
  sealed interface Progress {
    /// The paper moves.
    record Printing() implements Progress {}

    /// The printer pauses by itself, as to cool down, and will go on.
    record Held() implements Progress {}

    /// It came out.
    record Done() implements Progress {}

    /// It did not come out.
    record Failed(Set<StateReason> reasons) implements Progress {
      public Failed {
        reasons = Set.copyOf(reasons);
      }
    }
  }
}
