package dev.foyer.box.arrivals;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ScanId;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// What scans were answered lately, those that left no fact included: a station whose answer was
/// lost asks again under the same id and hears the same, whatever has changed since. In memory
/// only, and only the latest few thousand; none once a person is erased or forgotten, for answers
/// hold names. Thread-safe.
final class RecentAnswers implements Ledger.Listener {
  private static final int MOST = 4_096;
  private static final long KEPT = Duration.ofMinutes(5).toNanos();

  private final LongSupplier nanos;
  private final Map<ScanId, Said> said = new HashMap<>();
  private final ArrayDeque<ScanId> oldestFirst = new ArrayDeque<>();

  /// @param question its SHA-256
  private record Said(Bytes question, Answer answer, long at) {}

  /// @param nanos a clock that never jumps, as [System#nanoTime]
  RecentAnswers(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// What this scan was answered, if it was and that is still known.
  ///
  /// @param question all that was asked, in words
  /// @throws Problem 409 if the scan asked something else before
  synchronized Optional<Answer> to(ScanId scan, String question) {
    forget();
    Said before = said.get(scan);
    if (before != null && !before.question().equals(hash(question))) {
      throw Problem.of(
          409, "scan-used", "This scan was something else before. Scan again for a new one.");
    }
    return Optional.ofNullable(before).map(Said::answer);
  }

  /// Keeps an answer. A party that is to say how many are here answers under the same scan, so that
  /// question is not kept.
  synchronized void keep(String question, Answer answer) {
    if (answer instanceof Answer.HowMany) {
      return;
    }
    Said now = new Said(hash(question), answer, nanos.getAsLong());
    if (said.put(answer.scan(), now) == null) {
      oldestFirst.add(answer.scan());
    }
  }

  @Override
  public void heard(List<Recorded> facts) {}

  @Override
  public synchronized void forgotten(Set<PersonId> people) {
    said.clear();
    oldestFirst.clear();
  }

  private void forget() {
    long now = nanos.getAsLong();
    while (!oldestFirst.isEmpty()) {
      Said oldest = said.get(oldestFirst.getFirst());
      if (oldest != null && now - oldest.at() < KEPT && said.size() < MOST) {
        return;
      }
      said.remove(oldestFirst.removeFirst());
    }
  }

  private static Bytes hash(String question) {
    try {
      return Bytes.of(
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_16)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
