package dev.foyer.moving;

import dev.foyer.domain.StreamId;
import dev.foyer.journal.Archive;
import dev.foyer.journal.Journal;
import dev.foyer.journal.PersonKeys;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.Secrets;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Ground;
import java.security.SecureRandom;

/// One side of a move, open. It has its secrets already; it writes nothing of its own.
record Side(Secrets secrets, PersonKeys people, Journal journal) implements AutoCloseable {
  static Side open(Ground ground) {
    Secrets secrets = ground.secrets();
    CommunityKeys community = CommunityKeys.in(secrets).orElseThrow();
    StreamId own =
        new StreamId(
            community.community(),
            ReplicaKeys.in(secrets).replica(),
            new SecureRandom().nextLong());
    Archive archive = ground.archive();
    PersonKeys people = archive.keys();
    try {
      return new Side(secrets, people, archive.journal(own, new SystemClock(), entries -> {}));
    } catch (RuntimeException e) {
      people.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      journal.close();
    } finally {
      people.close();
    }
  }
}
