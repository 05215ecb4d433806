package dev.foyer.journal;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Content;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.Personal;
import dev.foyer.domain.FactBody.StaysHere;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.State;
import dev.foyer.platform.WallClock;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// The journal as features use it: they record what happened, and hear of everything that is known,
/// their own facts and others', in log order. Thread-safe.
public final class Ledger implements AutoCloseable {
  /// A fact of the log and what it says.
  ///
  /// @param body null if its kind is unknown, or if it cannot be read (parked)
  public record Recorded(long position, Fact fact, @Nullable FactBody body) {}

  /// Hears of facts in log order: at opening all that are there, later each group after it was
  /// forced and before it is acknowledged. Quick, and must not throw.
  public interface Listener {
    void heard(List<Recorded> facts);

    /// The keys of these people are gone here: whatever is personal of them in memory has to go,
    /// too.
    default void forgotten(Set<PersonId> people) {}

    /// These facts could not be read when they were told, and can be now.
    default void recalled(List<Recorded> facts) {}
  }

  /// What a ledger is opened with.
  ///
  /// @param epochs gives a fresh and random number at each start
  public record Settings(
      Archive archive,
      CommunityId community,
      ReplicaId replica,
      WallClock clock,
      LongSupplier epochs) {
    public Settings(Archive archive, CommunityId community, ReplicaId replica, WallClock clock) {
      this(archive, community, replica, clock, RANDOM::nextLong);
    }

    /// A ledger on files in a data folder.
    public Settings(
        Path data, CommunityId community, ReplicaId replica, WallClock clock, Disk disk) {
      this(new FileArchive(data, disk), community, replica, clock);
    }
  }

  private static final System.Logger LOG = System.getLogger("foyer.journal");
  private static final String ERASED = FactKinds.name(PersonErased.class);
  private static final int PAGE = 2_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PersonKeys keys;
  private final KeyRing ring;
  private final FactCodec codec;
  private final Journal journal;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  private Ledger(Settings settings, Listener first) {
    listeners.add(first);
    keys = settings.archive().keys();
    try {
      ring = settings.archive().ring(keys);
      codec = new FactCodec(keys, ring::isGone);
      long epoch = settings.epochs().getAsLong();
      StreamId own = new StreamId(settings.community(), settings.replica(), epoch);
      journal = settings.archive().journal(own, settings.clock(), this::tell);
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
    keys.whenStopped(journal::halt);
    ring.whenStopped(journal::halt);
  }

  /// Opens a ledger and tells `first` everything that is in it.
  public static Ledger open(Settings settings, Listener first) {
    return new Ledger(settings, first);
  }

  /// Hears of every group from now on.
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void unlisten(Listener listener) {
    listeners.remove(listener);
  }

  /// Records one group: all of it is on disk, and every listener has heard of it, when this
  /// returns.
  ///
  /// @throws JournalStopped if it could not be written; nothing of it must be acknowledged
  /// @throws PersonUnreadable if it says something personal of somebody whose key is damaged, or is
  ///   somewhere else only
  public List<Recorded> record(List<? extends FactBody> group) {
    List<PersonId> people =
        group.stream()
            .filter(codec::saysSomething)
            .filter(Personal.class::isInstance)
            .map(Personal.class::cast)
            .map(Personal::person)
            .distinct()
            .toList();
    ring.keysFor(people);
    List<Content> contents = group.stream().map(codec::encode).toList();
    List<Recorded> recorded = new ArrayList<>();
    List<Entry> entries = journal.append(contents);
    for (int i = 0; i < entries.size(); i++) {
      recorded.add(new Recorded(entries.get(i).position(), entries.get(i).fact(), group.get(i)));
    }
    return recorded;
  }

  /// Reads up to `limit` facts from `position` on.
  public List<Recorded> read(long position, int limit) {
    return decode(journal.read(position, limit));
  }

  /// Keeps keys that another replica has handed over. Those of erased people are refused for ever;
  /// those of people whom this box has let go are, unless they are `wanted` again.
  ///
  /// @param wanted tells who of some people that were let go is wanted again
  /// @return whose key was not here before; for what the log holds of them already, see [#recall]
  public Set<PersonId> keep(Map<PersonId, SecretKey> handed, UnaryOperator<Set<PersonId>> wanted) {
    return ring.add(handed, wanted);
  }

  /// Tells again what the log says of people whose key came later than the facts.
  public void recall(Set<PersonId> people) {
    List<Recorded> facts = about(people);
    each(listener -> listener.recalled(facts));
  }

  /// People of whom the log says something that cannot be read, for want of their key, though
  /// nobody has let them go: another replica may hand it over.
  public Set<PersonId> lacked() {
    return ring.lacked();
  }

  /// Of these people, whose key has just come, those of whom the log said something that could not
  /// be read.
  public Set<PersonId> unread(Set<PersonId> people) {
    return ring.read(people);
  }

  /// From now on `shared` says whether others may hold keys that are missing here.
  public void share(BooleanSupplier shared) {
    ring.share(shared);
  }

  /// Destroys the keys of these people here, and nowhere else.
  public void drop(Set<PersonId> people) {
    ring.drop(people);
    each(listener -> listener.forgotten(people));
  }

  /// Everybody who is erased as the tombstones beside the keys say; the log may know less, if it
  /// was brought back from a copy.
  public Set<PersonId> erased() {
    return ring.erased();
  }

  /// Whether the keys of a copy were brought back that the tombstones had forbidden, and that are
  /// destroyed again now: tables that were made with them hold names.
  public boolean broughtBack() {
    return ring.outlived();
  }

  private List<Recorded> about(Set<PersonId> people) {
    List<Entry> about = new ArrayList<>();
    List<Entry> page = journal.read(1, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(
              entry -> codec.person(entry.fact().content()).filter(people::contains).isPresent())
          .forEach(about::add);
      page = journal.read(page.getLast().position() + 1, PAGE);
    }
    return decode(about);
  }

  /// Returns when everything is known that any process which shares this ledger had acknowledged
  /// before the call.
  public void catchUp() {
    journal.catchUp();
  }

  /// Does something alone, as [Journal#alone] says.
  public <T> T alone(Supplier<T> work) {
    return journal.alone(work);
  }

  /// The log below: for replication, projections and the tools that walk it.
  public Journal journal() {
    return journal;
  }

  public PersonKeys keys() {
    return keys;
  }

  public FactCodec codec() {
    return codec;
  }

  /// Whether what happens is kept, and what was kept can be read.
  public Storage storage() {
    return switch (journal.state()) {
      case State.Stopped stopped -> Storage.STOPPED;
      case State.Running running when !journal.reachable() -> Storage.STOPPED;
      case State.Running running -> damage().isEmpty() ? Storage.OK : Storage.DAMAGED;
    };
  }

  /// What could not be read of the journal and of the keys; empty if all is well.
  public List<JournalDamage> damage() {
    List<JournalDamage> damage = new ArrayList<>(journal.damage());
    damage.addAll(keys.damage());
    return damage;
  }

  @Override
  public void close() {
    try {
      journal.close();
    } finally {
      keys.close();
    }
  }

  /// Of an erasure nobody is told before the key is destroyed.
  private void tell(List<Entry> entries) {
    Set<PersonId> erased = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.fact().content().kind().equals(ERASED)
          && body(entry) instanceof PersonErased erasure) {
        erased.add(erasure.person());
      }
    }
    if (!erased.isEmpty()) {
      ring.erase(erased);
    }
    List<Recorded> facts = decode(entries);
    if (!erased.isEmpty()) {
      keys.recheck(erased);
    }
    each(listener -> listener.heard(facts));
    if (!erased.isEmpty()) {
      each(listener -> listener.forgotten(Set.copyOf(erased)));
    }
  }

  private void each(Consumer<Listener> telling) {
    for (Listener listener : listeners) {
      try {
        telling.accept(listener);
      } catch (RuntimeException e) {
        // What is on disk stays true: one screen that lags must not close the door.
        LOG.log(Level.ERROR, "something did not take in what it was told", e);
      }
    }
  }

  /// What facts say, wherever they stand in the log; their position is 0.
  public List<Recorded> told(Collection<Fact> facts) {
    return decode(facts.stream().map(fact -> new Entry(0, fact)).toList());
  }

  private List<Recorded> decode(List<Entry> entries) {
    return entries.stream()
        .map(entry -> new Recorded(entry.position(), entry.fact(), body(entry)))
        .collect(Collectors.toUnmodifiableList());
  }

  private FactBody known(Decoded.Known known) {
    boolean missed = !known.whole() && !(known.body() instanceof StaysHere);
    if (missed && known.body() instanceof Personal personal) {
      ring.unread(Set.of(personal.person()));
    }
    return known.body();
  }

  private @Nullable FactBody body(Entry entry) {
    return switch (codec.decode(entry.fact().content())) {
      case Decoded.Known known -> known(known);
      case Decoded.Unknown unknown -> null;
      case Decoded.Unreadable unreadable -> null;
    };
  }
}
