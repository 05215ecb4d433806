package dev.foyer.simulation;

import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ScanId;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.simulation.Violation.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who was admitted where, by the doors' own words, and whether it should have been. Guarded by the
/// [Truth] that it belongs to.
final class Admissions {
  /// Within so long after a change doors know how they stand with each other.
  private static final long SETTLED = Duration.ofSeconds(12).toNanos();

  /// Within so long doors that reach each other know what each has written.
  private static final long TOLD = Duration.ofSeconds(3).toNanos();

  private final World world;
  private final Truth truth;
  private final Map<GuestId, List<Arrival>> arrivals = new HashMap<>();
  private final Map<FactId, Set<FactId>> undos = new HashMap<>();

  private record Arrival(Machine at, FactId id, ScanId scan, long nanos) {}

  Admissions(World world, Truth truth) {
    this.world = world;
    this.truth = truth;
  }

  /// A door writes this now.
  void written(Machine at, Recorded recorded) {
    if (recorded.body() instanceof GuestAdmitted admitted) {
      Arrival now = arrival(at, recorded, admitted);
      for (Arrival earlier : of(admitted.guest())) {
        if (!earlier.scan().equals(now.scan()) && undos(earlier.id()).isEmpty()) {
          judge(admitted.guest(), earlier, now);
        }
      }
    }
    found(at, recorded);
  }

  /// A door had written this, and fell over it.
  void found(Machine at, Recorded recorded) {
    switch (recorded.body()) {
      case GuestAdmitted admitted -> of(admitted.guest()).add(arrival(at, recorded, admitted));
      case AdmissionUndone undo ->
          undo.admissions().forEach(id -> undos(id).add(recorded.fact().id()));
      case null, default -> {}
    }
  }

  /// Whether a door has an arrival of this guest on its card.
  boolean isWritten(Machine door, GuestId guest) {
    return of(guest).stream().anyMatch(arrival -> truth.has(door, arrival.id()));
  }

  private void judge(GuestId guest, Arrival earlier, Arrival now) {
    if (truth.has(now.at(), earlier.id())) {
      twice(guest, earlier, now, "which it knew of");
    } else if (world.isStrict()) {
      twice(guest, earlier, now, "on a strict evening");
    } else if (couldKnow(earlier, now)) {
      twice(guest, earlier, now, "which it could have known of");
    }
  }

  private boolean couldKnow(Arrival earlier, Arrival now) {
    boolean settled = earlier.nanos() - world.peaceSince() > SETTLED && world.lines().sound();
    boolean asked = world.lines().united();
    boolean told =
        world.lines().open(earlier.at(), now.at()) && now.nanos() - earlier.nanos() > TOLD;
    return settled && (asked || told);
  }

  private void twice(GuestId guest, Arrival earlier, Arrival now, String how) {
    truth.broken(
        Invariant.ONE_ADMISSION_A_SIDE,
        "%s admits %s, who came in at %s, %s".formatted(now.at(), guest, earlier.at(), how));
  }

  /// The invitations whose guests came in twice, as far as these facts say.
  Set<InvitationId> doubled(Set<FactId> facts) {
    Set<InvitationId> doubled = new TreeSet<>();
    arrivals.forEach(
        (guest, all) -> {
          long scans =
              all.stream()
                  .filter(one -> facts.contains(one.id()))
                  .filter(one -> Collections.disjoint(facts, undos(one.id())))
                  .map(Arrival::scan)
                  .distinct()
                  .count();
          if (scans > 1) {
            doubled.add(guest.invitation());
          }
        });
    return doubled;
  }

  private Set<FactId> undos(FactId admission) {
    return undos.computeIfAbsent(admission, id -> new HashSet<>());
  }

  private List<Arrival> of(GuestId guest) {
    return arrivals.computeIfAbsent(guest, id -> new ArrayList<>());
  }

  private Arrival arrival(Machine at, Recorded recorded, GuestAdmitted body) {
    return new Arrival(at, recorded.fact().id(), body.passage().scan(), world.time().nanos());
  }
}
