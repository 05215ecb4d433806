package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeQueued;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The badges that were ever asked for.
public final class BadgeJobs {
  private final Map<JobId, BadgeJob> jobs = new HashMap<>();
  private final Map<GuestId, Set<JobId>> byGuest = new HashMap<>();
  private final Set<JobId> unfinished = new LinkedHashSet<>();

  public Optional<BadgeJob> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /// The badges of one guest, oldest first.
  public List<BadgeJob> of(GuestId guest) {
    return byGuest.getOrDefault(guest, Set.of()).stream()
        .map(jobs::get)
        .sorted(BadgeJobs::byAge)
        .toList();
  }

  /// The badges that are neither printed nor given up, oldest first.
  public List<BadgeJob> unfinished() {
    return unfinished.stream().map(jobs::get).sorted(BadgeJobs::byAge).toList();
  }

  public Collection<BadgeJob> all() {
    return jobs.values();
  }

  void queue(Fact fact, BadgeQueued body) {
    byGuest.computeIfAbsent(body.guest(), guest -> new LinkedHashSet<>(2)).add(body.job());
    change(body.job(), job -> job.queue(fact, body));
  }

  void change(JobId id, Consumer<BadgeJob> change) {
    BadgeJob job = jobs.computeIfAbsent(id, BadgeJob::new);
    change.accept(job);
    boolean open =
        switch (job.state()) {
          case QUEUED, SENDING, FAILED, UNKNOWN -> job.queued().isPresent();
          case PRINTED, HANDWRITTEN, CANCELLED -> false;
        };
    if (open) {
      unfinished.add(id);
    } else {
      unfinished.remove(id);
    }
  }

  private static int byAge(BadgeJob a, BadgeJob b) {
    int byTime =
        a.queuedAt()
            .map(Stamp::at)
            .orElse(HybridTimestamp.ZERO)
            .compareTo(b.queuedAt().map(Stamp::at).orElse(HybridTimestamp.ZERO));
    return byTime != 0 ? byTime : a.id().hex().compareTo(b.id().hex());
  }
}
