package dev.foyer.journal;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble;
import dev.foyer.platform.WallClock;
import java.util.List;
import java.util.function.Consumer;

/// Facts and keys of one community in PostgreSQL.
///
/// @param facts whose transactions name the community
/// @param secrets the same, or another database's
public record PostgresArchive(CommunityId community, Database facts, Database secrets)
    implements Archive {
  @Override
  public PersonKeys keys() {
    try {
      return PersonKeyStore.open(secrets, community);
    } catch (DatabaseTrouble e) {
      throw new JournalStopped("The keys cannot be opened. " + e.getMessage(), e);
    }
  }

  /// Here the facts are the tombstones: they are told before anything is served.
  @Override
  public KeyRing ring(PersonKeys keys) {
    return KeyRing.ofFacts(keys);
  }

  @Override
  public Journal journal(StreamId own, WallClock clock, Consumer<List<Entry>> listener) {
    return PostgresJournal.open(new PostgresJournal.Settings(facts, own, clock, listener));
  }
}
