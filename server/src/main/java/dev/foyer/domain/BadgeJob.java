package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One badge's way from the queue to the guest, folded from its facts in whatever order they came.
/// Not thread-safe: whoever owns the [CommunityState] guards it.
public final class BadgeJob {
  /// Where a badge is.
  public enum State {
    QUEUED,
    SENDING,
    PRINTED,
    FAILED,
    UNKNOWN,
    HANDWRITTEN,
    CANCELLED
  }

  private final JobId id;
  private final First<BadgeQueued> queued = new First<>();
  private final TreeMap<Integer, Attempt> attempts = new TreeMap<>();
  private final Set<Ruling> rulings = EnumSet.noneOf(Ruling.class);

  BadgeJob(JobId id) {
    this.id = id;
  }

  public JobId id() {
    return id;
  }

  public Optional<BadgeQueued> queued() {
    return Optional.ofNullable(queued.value());
  }

  public Optional<Stamp> queuedAt() {
    return Optional.ofNullable(queued.stamp());
  }

  /// The number of the last attempt; 0 if none was made.
  public int attempt() {
    return attempts.isEmpty() ? 0 : attempts.lastKey();
  }

  /// What was sent last, if anything was.
  public Optional<BadgeSent> sent() {
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(attempts.lastEntry().getValue().sent.value());
  }

  /// Whether a host has said that the job may print although it is old.
  public boolean released() {
    return rulings.contains(Ruling.RELEASED);
  }

  /// Why the last attempt ended as it did, in IPP words.
  public List<String> reasons() {
    BadgeSettled settled = attempts.isEmpty() ? null : attempts.lastEntry().getValue().settled();
    return settled == null ? List.of() : settled.reasons();
  }

  public State state() {
    if (printed()) {
      return State.PRINTED;
    }
    if (rulings.contains(Ruling.HANDWRITTEN)) {
      return State.HANDWRITTEN;
    }
    if (rulings.contains(Ruling.WITHDRAWN)) {
      return State.CANCELLED;
    }
    return attempts.isEmpty() ? State.QUEUED : attempts.lastEntry().getValue().state();
  }

  private boolean printed() {
    return rulings.contains(Ruling.CAME_OUT)
        || attempts.values().stream().anyMatch(a -> a.settledAs(Settlement.PRINTED));
  }

  void queue(Fact fact, BadgeQueued body) {
    queued.offer(body, fact);
  }

  void send(Fact fact, BadgeSent body) {
    attempt(body.attempt()).sent.offer(body, fact);
  }

  void settle(Fact fact, BadgeSettled body) {
    attempt(body.attempt()).settle(fact, body);
  }

  void rule(BadgeRuled body) {
    if (body.ruling() == Ruling.DID_NOT_COME_OUT) {
      attempt(body.attempt()).denied = true;
    } else {
      rulings.add(body.ruling());
    }
  }

  private Attempt attempt(int number) {
    return attempts.computeIfAbsent(number, n -> new Attempt());
  }

  private static final class Attempt {
    final First<BadgeSent> sent = new First<>();
    final TreeMap<Settlement, First<BadgeSettled>> settlements = new TreeMap<>();
    boolean denied;

    void settle(Fact fact, BadgeSettled body) {
      settlements.computeIfAbsent(body.settlement(), s -> new First<>()).offer(body, fact);
    }

    boolean settledAs(Settlement settlement) {
      return settlements.containsKey(settlement);
    }

    /// What weighs most of what is known: a printed badge before a failure before a doubt.
    @Nullable BadgeSettled settled() {
      return settlements.isEmpty() ? null : settlements.firstEntry().getValue().value();
    }

    State state() {
      if (denied) {
        return State.QUEUED;
      }
      BadgeSettled settled = settled();
      if (settled == null) {
        return State.SENDING;
      }
      return switch (settled.settlement()) {
        case PRINTED -> State.PRINTED;
        case FAILED -> State.FAILED;
        case UNKNOWN -> State.UNKNOWN;
      };
    }
  }
}
