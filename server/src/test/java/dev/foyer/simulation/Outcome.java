package dev.foyer.simulation;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.simulation.Violation.Invariant;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What everybody ends with when the weather has cleared: the same, and all of it, within minutes.
final class Outcome {
  private static final Duration HEALING = Duration.ofMinutes(4);
  private static final Duration A_WHILE = Duration.ofSeconds(5);

  private final World world;
  private final Crowd crowd;
  private final Staff staff;
  private final Machine central;

  Outcome(World world, Crowd crowd, Staff staff, Machine central) {
    this.world = world;
    this.crowd = crowd;
    this.staff = staff;
    this.central = central;
  }

  /// Waits until everybody has everything, and compares.
  ///
  /// @throws Violation if that takes too long, or somebody believes something else
  void check() {
    await(world.lines().refused());
    world.lines().refuse(null);
    await(null);
    checkBeliefs();
    checkAdmissions();
    checkForks();
  }

  /// Waits until everybody has everything, but for what is refused.
  private void await(@Nullable ReplicaId refused) {
    Duration waited = Duration.ZERO;
    while (!isHealed(refused)) {
      if (waited.compareTo(HEALING) > 0) {
        throw notHealed(refused);
      }
      world.pass(A_WHILE);
      waited = waited.plus(A_WHILE);
    }
    world.say("healed after " + waited);
  }

  private boolean isHealed(@Nullable ReplicaId refused) {
    return crowd.waiting().isEmpty()
        && world.machines().stream()
            .allMatch(machine -> world.truth().missing(machine, refused).isEmpty())
        && world.machines().stream().allMatch(machine -> keysDue(machine).isEmpty());
  }

  /// People whose key a machine lacks and another one has.
  private Set<PersonId> keysDue(Machine machine) {
    Set<PersonId> due = new HashSet<>(machine.replica().ledger().lacked());
    due.removeIf(
        person ->
            world.machines().stream()
                .noneMatch(m -> m.replica().ledger().keys().find(person).isPresent()));
    return due;
  }

  private Violation notHealed(@Nullable ReplicaId refused) {
    for (Machine machine : world.machines()) {
      Set<FactId> missing = world.truth().missing(machine, refused);
      if (!missing.isEmpty()) {
        return new Violation(
            refused == null ? Invariant.EVERYTHING_REACHES_EVERYBODY : Invariant.NOBODY_IS_BLOCKED,
            machine + " misses " + world.truth().named(missing));
      }
    }
    for (Machine machine : world.machines()) {
      if (!keysDue(machine).isEmpty()) {
        return new Violation(
            Invariant.EVERYTHING_REACHES_EVERYBODY,
            machine + " is given no keys of " + keysDue(machine));
      }
    }
    return new Violation(Invariant.NOBODY_IS_BLOCKED, "no answer to the scans " + crowd.waiting());
  }

  private void checkBeliefs() {
    List<String> expected = likeness(central);
    for (Machine machine : world.machines()) {
      same(expected, likeness(machine), machine.name);
    }
    same(expected, Likeness.of(folded()), "facts in another order");
    Set<FactId> facts = world.truth().owed();
    world.mutant().state(central.replica(), state -> staff.changesStand(state, facts));
  }

  private List<String> likeness(Machine machine) {
    return world.mutant().state(machine.replica(), Likeness::of);
  }

  /// All that is known, learned in the order of the facts' names.
  private CommunityState folded() {
    return world
        .mutant()
        .fold(
            world.facts(central).stream()
                .sorted(Comparator.comparing(recorded -> recorded.fact().id()))
                .toList());
  }

  private static void same(List<String> expected, List<String> found, String whose) {
    if (!expected.equals(found)) {
      Set<String> differences = new TreeSet<>(expected);
      differences.removeAll(found);
      Set<String> others = new TreeSet<>(found);
      others.removeAll(expected);
      throw new Violation(
          Invariant.ONE_STATE, "central: %s%n%s: %s".formatted(differences, whose, others));
    }
  }

  private void checkAdmissions() {
    Set<InvitationId> expected = world.truth().doubled(world.truth().owed());
    Set<InvitationId> flagged =
        world.mutant().state(central.replica(), s -> new TreeSet<>(s.guests().doubled()));
    if (!flagged.equals(expected)) {
      throw new Violation(
          Invariant.TWO_ADMISSIONS_ARE_FLAGGED, flagged + " are flagged, not " + expected);
    }
  }

  private void checkForks() {
    for (Machine machine : world.machines()) {
      List<Fact> forks = machine.replica().ledger().journal().forks();
      if (!forks.isEmpty()) {
        throw new Violation(Invariant.ONE_IDENTITY_ONE_CONTENT, machine + " has " + forks);
      }
    }
  }
}
