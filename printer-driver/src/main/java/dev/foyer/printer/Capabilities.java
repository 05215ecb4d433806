package dev.foyer.printer;

/// What the printers of a language can do, as data.
///
/// @param keyword the language's name in addresses, such as `zpl`
/// @param widest how many dots of its paper the print head reaches
/// @param dpi how many dots an inch it has as a rule
public record Capabilities(
    String keyword, Evidence evidence, Coding coding, Questions questions, int widest, int dpi) {
  /// The best proof that a label came out.
  public enum Evidence {
    /// A counter of labels that is never reset.
    COUNTER,
    /// A message for each label that is through.
    COMPLETION,
    /// It was busy, and is idle again.
    BUSY_THEN_IDLE
  }

  /// What a label is written in.
  public enum Coding {
    /// Printable ASCII.
    TEXT,
    /// Any bytes: XON and XOFF among them would be taken for flow control.
    BINARY
  }

  /// When a printer may be asked how it is.
  public enum Questions {
    /// At any time.
    ALWAYS,
    /// Not while it prints.
    BETWEEN_LABELS
  }
}
