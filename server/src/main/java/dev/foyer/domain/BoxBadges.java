package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.Ruling;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The badges that were ordered at one box. Part of the [BadgeJobs] and guarded with them.
public final class BoxBadges {
  static final Comparator<BadgeJob> BY_AGE =
      Comparator.comparing(BoxBadges::askedAt).thenComparing(BadgeJob::id);

  private final Set<BadgeJob> all = new HashSet<>();
  private final NavigableSet<BadgeJob> unfinished = new TreeSet<>(BY_AGE);
  private final Map<String, Long> printed = new HashMap<>();
  private int toPrint;

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
    return all.stream()
        .flatMap(job -> job.lastWordOn(printer).stream())
        .max(Comparator.comparing(BadgeJob.Said::at))
        .flatMap(word -> Optional.ofNullable(word.ruling()));
  }

  /// Forgets a badge as it stands, before it changes.
  void remove(BadgeJob job) {
    all.remove(job);
    unfinished.remove(job);
    toPrint -= job.printable() ? 1 : 0;
    printedOn(job).ifPresent(printer -> printed.merge(printer, -1L, Long::sum));
  }

  void add(BadgeJob job) {
    all.add(job);
    toPrint += job.printable() ? 1 : 0;
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

  private static boolean isUnfinished(BadgeJob job) {
    return switch (job.state()) {
      case QUEUED, SENDING, FAILED, UNKNOWN -> true;
      case PRINTED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  private static HybridTimestamp askedAt(BadgeJob job) {
    return job.queuedAt().map(Stamp::at).orElse(HybridTimestamp.ZERO);
  }
}
