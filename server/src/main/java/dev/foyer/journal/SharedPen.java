package dev.foyer.journal;

import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.journal.GroupWriter.Want;
import dev.foyer.journal.GroupWriter.Written;
import dev.foyer.journal.RowStore.Reach;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Writes groups to a shared journal: each is a transaction. While the database is away, whoever
/// asks hears [Away], and nothing was written; a commit without an answer goes up and stops the
/// journal.
final class SharedPen implements GroupWriter.Pen, Draft.Known {
  private static final System.Logger LOG = System.getLogger("foyer.journal");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StreamId own;
  private final FactStore store;
  private final SharedLog log;
  private final Stamps stamps;
  private Consumer<List<Fact>> committed = facts -> {};
  private volatile boolean away;

  private record Group(Draft draft, List<Asked> waiting) {}

  SharedPen(StreamId own, FactStore store, SharedLog log, Stamps stamps) {
    this.own = own;
    this.store = store;
    this.log = log;
    this.stamps = stamps;
  }

  /// Tells `committed` of each group's facts, after they are acknowledged.
  void whenCommitted(Consumer<List<Fact>> committed) {
    this.committed = committed;
  }

  boolean isAway() {
    return away;
  }

  @Override
  public List<Asked> write(List<Asked> group) {
    List<Asked> waiting = new ArrayList<>();
    try {
      List<Asked> writes = group.stream().filter(a -> a.want() == Want.WRITTEN).toList();
      if (!writes.isEmpty()) {
        waiting.addAll(commit(writes));
      }
      if (writes.size() < group.size()) {
        store.read(log::catchUp);
        group.stream()
            .filter(asked -> asked.want() == Want.NEWS)
            .forEach(asked -> asked.done().complete(new Written(List.of(), List.of())));
      }
      back();
    } catch (Away e) {
      gone(e);
      waiting.clear();
      group.forEach(asked -> asked.done().completeExceptionally(e));
    }
    return waiting;
  }

  /// Whoever adds to a stream of somebody else's locks it first, streams in one order everywhere,
  /// and then knows all that is in it. What another process adds to just now has to wait; the rest
  /// of the group does not wait with it.
  ///
  /// @return what has to wait
  private List<Asked> commit(List<Asked> group) {
    TreeSet<StreamId> streams = new TreeSet<>();
    group.forEach(asked -> asked.foreign().forEach(fact -> streams.add(fact.stream())));
    store.begin(streams.stream().filter(stream -> seq(stream) == 0).toList());
    Group written =
        store.transaction(
            rows -> {
              Set<StreamId> locked = new HashSet<>();
              for (StreamId stream : streams) {
                Optional<Reach> reach = rows.lock(stream);
                if (reach.isPresent()) {
                  log.follow(rows, reach.get());
                  locked.add(stream);
                }
              }
              return write(rows, group, locked);
            });
    Draft draft = written.draft();
    draft.acknowledge(log.enter(draft));
    committed.accept(draft.facts());
    return written.waiting().stream().filter(SharedPen::isPatient).toList();
  }

  private Group write(RowStore rows, List<Asked> group, Set<StreamId> locked)
      throws RowStore.Failed {
    Draft draft = new Draft(own, this, stamps);
    List<Asked> waiting = new ArrayList<>();
    for (Asked asked : group) {
      if (asked.foreign().stream().allMatch(fact -> locked.contains(fact.stream()))) {
        draft.take(asked);
      } else {
        waiting.add(asked);
      }
    }
    rows.add(draft.facts(), draft.envelopes());
    for (SignedHead head : draft.heads()) {
      rows.add(head);
    }
    for (Fact fork : draft.forks()) {
      rows.addFork(fork);
    }
    return new Group(draft, waiting);
  }

  private static boolean isPatient(Asked asked) {
    boolean patient = System.nanoTime() - asked.since() < PATIENCE.toNanos();
    if (!patient) {
      asked.done().completeExceptionally(new Away("another process writes to the same stream"));
    }
    return patient;
  }

  @Override
  public void end() {}

  @Override
  public long seq(StreamId stream) {
    return log.index().head(stream).seq();
  }

  @Override
  public Fact at(StreamId stream, long seq) {
    return Envelope.decode(
        store.read(rows -> rows.envelopes(stream, seq, seq, Long.MAX_VALUE)).getFirst());
  }

  @Override
  public boolean holdsFork(Fact fork) {
    return log.forks().contains(fork);
  }

  @Override
  public boolean wants(SignedHead head) {
    return log.index().wants(head);
  }

  private void gone(Away e) {
    if (!away) {
      LOG.log(Level.ERROR, "Nothing is acknowledged until the database is back. " + e.getMessage());
    }
    away = true;
  }

  private void back() {
    if (away) {
      LOG.log(Level.INFO, "the database is back");
    }
    away = false;
  }
}
