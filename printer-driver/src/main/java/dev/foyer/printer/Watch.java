package dev.foyer.printer;

import java.util.Optional;

/// A released label being waited for. Not thread-safe.
interface Watch {
  /// Whether news can still be expected.
  boolean waiting();

  /// Looks once; empty if nothing is certain yet.
  ///
  /// @throws PrinterException if the link broke; [#broke] is told next
  Optional<Outcome> look();

  /// The link broke; empty if waiting may still tell.
  Optional<Outcome> broke();

  /// What can be said when no news came.
  Outcome end();
}
