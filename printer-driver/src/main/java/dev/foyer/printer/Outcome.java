package dev.foyer.printer;

import java.util.Set;

/// What became of a label, by the printer's own evidence.
public sealed interface Outcome {
  /// The counter of a printer that has none.
  long UNCOUNTED = -1;

  /// It came out.
  ///
  /// @param counter the printer's label counter afterwards; [#UNCOUNTED] if something else told
  record Printed(long counter) implements Outcome {}

  /// It did not come out, and will not by itself: the printer's memory has been cleared of it.
  record Failed(Set<StateReason> reasons) implements Outcome {
    public Failed {
      reasons = Set.copyOf(reasons);
    }
  }

  /// Nobody knows but a person who looks; to ask the printer again tells no more.
  record Unknown(String why) implements Outcome {}

  /// Nobody knows yet: the printer could not be asked. [LabelPrinter#settle] asks again, before
  /// anything else is sent, or another label would count as this one.
  record Pending(String why) implements Outcome {}
}
