package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.Ruling;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The badges that were ever asked for.
public final class BadgeJobs {
  private static final Comparator<BadgeJob> BY_AGE =
      Comparator.comparing(BadgeJobs::askedAt).thenComparing(BadgeJob::id);

  private final Map<JobId, BadgeJob> jobs = new HashMap<>();
  private final Map<GuestId, Set<JobId>> byGuest = new HashMap<>();
  private final NavigableSet<BadgeJob> unfinished = new TreeSet<>(BY_AGE);
  private final Map<String, Long> printed = new HashMap<>();
  private int toPrint;

  public Optional<BadgeJob> find(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /// The badges of one guest, oldest first.
  public List<BadgeJob> of(GuestId guest) {
    return byGuest.getOrDefault(guest, Set.of()).stream().map(jobs::get).sorted(BY_AGE).toList();
  }

  /// The badges that are neither printed nor given up, oldest first; a view for as long as the
  /// state is held.
  public NavigableSet<BadgeJob> unfinished() {
    return Collections.unmodifiableNavigableSet(unfinished);
  }

  /// How many badges are still to be sent to a printer.
  public int toPrint() {
    return toPrint;
  }

  /// How many badges are known to have come out of the printer of this name.
  public long printedBy(String printer) {
    return printed.getOrDefault(printer, 0L);
  }

  /// What a host said last of a badge that this printer took in silence; empty if nothing, or if
  /// the printer has spoken for itself since.
  public Optional<Ruling> lastWordOn(String printer) {
    return jobs.values().stream()
        .flatMap(job -> job.lastWordOn(printer).stream())
        .max(Comparator.comparing(BadgeJob.Said::at))
        .flatMap(word -> Optional.ofNullable(word.ruling()));
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
    unfinished.remove(job);
    toPrint -= isToPrint(job) ? 1 : 0;
    printedOn(job).ifPresent(printer -> printed.merge(printer, -1L, Long::sum));
    change.accept(job);
    toPrint += isToPrint(job) ? 1 : 0;
    printedOn(job).ifPresent(printer -> printed.merge(printer, 1L, Long::sum));
    if (isUnfinished(job)) {
      unfinished.add(job);
    }
  }

  private static Optional<String> printedOn(BadgeJob job) {
    return job.state() == BadgeJob.State.PRINTED
        ? job.sent().map(BadgeSent::printer)
        : Optional.empty();
  }

  private static boolean isToPrint(BadgeJob job) {
    return job.printable() && job.queued().isPresent();
  }

  private static boolean isUnfinished(BadgeJob job) {
    return switch (job.state()) {
      case QUEUED, SENDING, FAILED, UNKNOWN -> job.queued().isPresent();
      case PRINTED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  private static HybridTimestamp askedAt(BadgeJob job) {
    return job.queuedAt().map(Stamp::at).orElse(HybridTimestamp.ZERO);
  }
}
