package dev.foyer.simulation;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Stamp;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Replica;
import dev.foyer.simulation.Violation.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What really happened: every fact that any machine ever forced to disk, and who has it. Hears of
/// facts on the writers' threads, while everybody else waits for them.
final class Truth {
  private final Map<FactId, Fact> contents = new HashMap<>();
  private final Set<FactId> owed = new HashSet<>();
  private final Map<Machine, Set<FactId>> kept = new LinkedHashMap<>();
  private final Map<Machine, Long> written = new HashMap<>();
  private final Admissions admissions;
  private @Nullable Violation violation;

  Truth(World world) {
    this.admissions = new Admissions(world, this);
  }

  /// A machine has forced these facts to disk.
  synchronized void heard(Machine machine, List<Recorded> facts) {
    Set<FactId> known = kept(machine);
    for (Recorded recorded : facts) {
      Fact fact = recorded.fact();
      boolean own = fact.stream().equals(machine.replica().ledger().journal().own());
      same(fact);
      if (own) {
        written.merge(machine, 1L, Long::sum);
        checkClock(machine, fact);
        admissions.written(machine, recorded);
      }
      if (!known.add(fact.id())) {
        broken(Invariant.NOTHING_STANDS_TWICE, machine + " keeps " + fact.id() + " again");
      }
      owed.add(fact.id());
    }
  }

  /// A machine has started, and this is what it found on its card.
  synchronized void opened(Machine machine, Replica replica) {
    Set<FactId> found = new HashSet<>();
    for (Recorded recorded : replica.ledger().read(1, Integer.MAX_VALUE)) {
      if (same(recorded.fact())) {
        admissions.found(machine, recorded);
      }
      if (!found.add(recorded.fact().id())) {
        broken(Invariant.NOTHING_STANDS_TWICE, machine + " has " + recorded.fact().id() + " twice");
      }
      owed.add(recorded.fact().id());
    }
    Set<FactId> lost = new HashSet<>(kept(machine));
    lost.removeAll(found);
    if (!lost.isEmpty()) {
      broken(Invariant.NOTHING_FORCED_IS_LOST, machine + " has lost " + named(lost));
    }
    if (!replica.ledger().damage().isEmpty()) {
      broken(Invariant.NOTHING_FORCED_IS_LOST, machine + ": " + replica.ledger().damage());
    }
    kept.put(machine, found);
  }

  /// A machine's card was replaced: nobody can be asked for what stood there alone.
  synchronized void replaced(Machine machine) {
    kept.put(machine, new HashSet<>());
  }

  /// Forgets what no card holds any more; to be called when the new card has been read.
  synchronized void forgetWhatNobodyHas() {
    Set<FactId> somewhere = new HashSet<>();
    kept.values().forEach(somewhere::addAll);
    owed.retainAll(somewhere);
  }

  /// A door has said that these guests are in.
  synchronized void told(Machine door, List<GuestId> guests) {
    for (GuestId guest : guests) {
      if (!admissions.isWritten(door, guest)) {
        broken(Invariant.NO_ANSWER_WITHOUT_A_FACT, door + " lets in " + guest);
      }
    }
  }

  /// How many facts the programs of this machine have written.
  synchronized long written(Machine machine) {
    return written.getOrDefault(machine, 0L);
  }

  synchronized boolean has(Machine machine, FactId fact) {
    return kept(machine).contains(fact);
  }

  /// All that is on any card.
  synchronized Set<FactId> owed() {
    return Set.copyOf(owed);
  }

  /// The invitations whose guests came in twice, as far as these facts say.
  synchronized Set<InvitationId> doubled(Set<FactId> facts) {
    return admissions.doubled(facts);
  }

  /// What a machine misses, but for what this replica has written.
  synchronized Set<FactId> missing(Machine machine, @Nullable ReplicaId butFor) {
    Set<FactId> missing = new HashSet<>(owed);
    missing.removeAll(kept(machine));
    missing.removeIf(fact -> fact.replica().equals(butFor));
    return missing;
  }

  /// @throws Violation if something has happened that never may
  synchronized void check() {
    Violation found = violation;
    if (found != null) {
      throw found;
    }
  }

  synchronized void broken(Invariant invariant, String what) {
    if (violation == null) {
      violation = new Violation(invariant, what);
    }
  }

  private Set<FactId> kept(Machine machine) {
    return kept.computeIfAbsent(machine, m -> new HashSet<>());
  }

  /// Whether the fact is new to everybody; what is known has to say the same.
  private boolean same(Fact fact) {
    Fact known = contents.putIfAbsent(fact.id(), fact);
    if (known != null && !known.equals(fact)) {
      broken(
          Invariant.ONE_IDENTITY_ONE_CONTENT,
          fact.id() + " is " + known.content() + " and " + fact.content());
    }
    return known == null;
  }

  /// A trusted clock sets the hybrid clock; others' clocks put it a minute ahead at most.
  private void checkClock(Machine machine, Fact fact) {
    Stamp stamp = fact.stamp();
    long most = Math.max(0, stamp.wallMillis()) + HybridTimestamp.MOST_AHEAD_MILLIS;
    if (stamp.quality() == ClockQuality.TRUSTED && stamp.at().millis() > most) {
      broken(Invariant.NO_CLOCK_DECIDES, machine + " writes " + stamp);
    }
  }

  /// Some of these facts, in words.
  synchronized String named(Set<FactId> facts) {
    List<String> names = new ArrayList<>();
    facts.stream().sorted().limit(5).forEach(id -> names.add(id + " " + kind(contents.get(id))));
    return facts.size() + " facts: " + names;
  }

  private static String kind(@Nullable Fact fact) {
    return fact == null ? "?" : fact.content().kind();
  }
}
