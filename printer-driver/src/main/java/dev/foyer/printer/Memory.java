package dev.foyer.printer;

import java.util.Set;

/// What lies in a printer's memory. One owner; not thread-safe.
sealed interface Memory permits GraphicsMemory, ImageBuffer {
  /// The memory of a printer that speaks `language`.
  static Memory of(Conversation conversation, PrinterLanguage language) {
    return switch (language) {
      case StoringLanguage storing -> new GraphicsMemory(conversation, storing);
      case LoadingLanguage loading -> new ImageBuffer(conversation, loading);
    };
  }

  /// What became of a transfer.
  sealed interface Stored {
    record Whole(Parcel parcel) implements Stored {}

    record Refused(Set<StateReason> reasons) implements Stored {
      public Refused {
        reasons = Set.copyOf(reasons);
      }
    }

    /// The printer has stopped answering, whatever it is asked.
    record Silent() implements Stored {}
  }

  /// Sends a label, as much of it as is not there yet; sends again what did not arrive whole.
  Stored store(LabelPrinter.Job job);

  /// Sends a label to a printer that says nothing: nothing is known of what it remembers.
  Parcel storeUnheard(LabelPrinter.Job job);

  /// Whether a label still waits there: it was sent last, and neither came out nor was dropped.
  boolean holds(Parcel parcel);

  /// Takes a label out of the memory that was released.
  void forget(Parcel parcel);

  /// Drops whatever was sent and has not come out.
  void clear();
}
