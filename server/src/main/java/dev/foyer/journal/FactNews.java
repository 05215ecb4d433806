package dev.foyer.journal;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseChannel;
import dev.foyer.platform.DatabaseTrouble;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The news between the processes that share a journal: on a channel of the community, `REPLICA
/// EPOCH SEQ` in hexadecimal and decimal, for each stream that has grown. It is a hint: whoever
/// hears it looks at the database, and whoever hears nothing looks all the same after a pause.
final class FactNews implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.journal");

  private final Database database;
  private final CommunityId community;
  private final Optional<Duration> pause;
  private final LogIndex index;
  private final GroupWriter writer;
  private @Nullable DatabaseChannel channel;

  FactNews(PostgresJournal.Settings settings, LogIndex index, GroupWriter writer) {
    this.database = settings.database();
    this.community = settings.own().community();
    this.pause = settings.pause();
    this.index = index;
    this.writer = writer;
  }

  void start() {
    String name = "foyer_" + community.hex();
    pause.ifPresent(p -> channel = DatabaseChannel.open(database, name, new Ears(), p));
  }

  /// Tells the others of facts that are committed.
  void tell(List<Fact> facts) {
    Map<StreamId, Long> ends = new TreeMap<>();
    facts.forEach(fact -> ends.merge(fact.stream(), fact.seq(), Math::max));
    DatabaseChannel open = channel;
    if (open != null) {
      ends.forEach((stream, seq) -> open.say(text(stream, seq)));
    }
  }

  static String text(StreamId stream, long seq) {
    return "%s %016x %d".formatted(stream.replica(), stream.epoch(), seq);
  }

  /// Whether this text tells of something that is not known here; what cannot be read does.
  boolean isNew(String text) {
    try {
      String[] words = text.split(" ", -1);
      long epoch = Long.parseUnsignedLong(words[1], 16);
      StreamId stream = new StreamId(community, new ReplicaId(words[0]), epoch);
      return Long.parseLong(words[2]) > index.head(stream).seq();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return true;
    }
  }

  private final class Ears implements DatabaseChannel.Ears {
    @Override
    public void heard(String text) {
      if (isNew(text)) {
        unsure();
      }
    }

    @Override
    public void unsure() {
      try {
        writer.submit(Asked.news());
      } catch (DatabaseTrouble | JournalStopped e) {
        LOG.log(Level.DEBUG, "no news: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    DatabaseChannel open = channel;
    if (open != null) {
      open.close();
    }
  }
}
