package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeQueued;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The badges that were ever asked for, at all boxes.
public final class BadgeJobs {
  private final Map<JobId, BadgeJob> jobs = new HashMap<>();
  private final Map<GuestId, Set<JobId>> byGuest = new HashMap<>();
  private final Map<ReplicaId, BoxBadges> boxes = new HashMap<>();

  public Optional<BadgeJob> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /// The badges of one guest, oldest first.
  public List<BadgeJob> of(GuestId guest) {
    return byGuest.getOrDefault(guest, Set.of()).stream()
        .map(jobs::get)
        .sorted(BoxBadges.BY_AGE)
        .toList();
  }

  /// The badges that one box prints: those that were ordered there.
  public BoxBadges at(ReplicaId box) {
    return boxes.getOrDefault(box, new BoxBadges());
  }

  public Collection<BadgeJob> all() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  void queue(Fact fact, BadgeQueued body) {
    byGuest.computeIfAbsent(body.guest(), guest -> new LinkedHashSet<>(2)).add(body.job());
    change(body.job(), job -> job.queue(fact, body));
  }

  void change(JobId id, Consumer<BadgeJob> change) {
    BadgeJob job = jobs.computeIfAbsent(id, BadgeJob::new);
    job.box().ifPresent(box -> at(box).remove(job));
    change.accept(job);
    job.box().ifPresent(box -> boxes.computeIfAbsent(box, b -> new BoxBadges()).add(job));
  }
}
