package dev.foyer.journal;

import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.platform.WallClock;
import java.util.List;
import java.util.function.Consumer;

/// Where a ledger's facts and the keys of its people are kept.
public interface Archive {
  /// Opens the keys.
  ///
  /// @throws JournalStopped if that cannot be done
  PersonKeys keys();

  /// The tombstones that stand before these keys.
  ///
  /// @throws JournalStopped if they cannot be read
  KeyRing ring(PersonKeys keys);

  /// Opens the journal; what is in it is told to `listener`, as [FileJournal.Settings] says.
  ///
  /// @param own this process's stream; its epoch must be fresh and random
  /// @throws JournalStopped if that cannot be done
  Journal journal(StreamId own, WallClock clock, Consumer<List<Entry>> listener);
}
