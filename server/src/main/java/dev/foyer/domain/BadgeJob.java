package dev.foyer.domain;

import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /// Why an attempt has no outcome yet: the printer could not be asked, and will be.
  public static final String UNANSWERED = "unanswered";

  /// Why a badge cannot be printed at all: the fonts lack the script of the guest's name.
  public static final String CANNOT_DISPLAY = "cannot-display";

  private final JobId id;
  private final First<BadgeQueued> queued = new First<>();
  private final TreeMap<Integer, Attempt> attempts = new TreeMap<>();
  private final Set<Ruling> rulings = EnumSet.noneOf(Ruling.class);
  private final List<Said> said = new ArrayList<>();

  BadgeJob(JobId id) {
    this.id = id;
  }

  public JobId id() {
    return id;
  }

  public Optional<BadgeQueued> queued() {
    return Optional.ofNullable(queued.value());
  }

  /// The box where it was ordered, and whose printers print it.
  public Optional<ReplicaId> box() {
    return Optional.ofNullable(queued.setter()).map(FactId::replica);
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

  /// Whether a host wants the badge printed although it is old: by saying so, or by saying that it
  /// did not come out.
  public boolean released() {
    return rulings.contains(Ruling.RELEASED) || attempts.values().stream().anyMatch(a -> a.denied);
  }

  /// Whether the outcome of the last attempt is still to be asked of the printer that it went to.
  public boolean unsettled() {
    return switch (state()) {
      case SENDING -> true;
      case UNKNOWN -> !attempts.lastEntry().getValue().decided;
      case QUEUED, PRINTED, FAILED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  /// Whether the badge waits for a printer, or for a host's word that lets it print.
  public boolean printable() {
    return switch (state()) {
      case QUEUED -> true;
      case FAILED -> !reasons().contains(CANNOT_DISPLAY);
      case SENDING, UNKNOWN, PRINTED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  /// Whether a person has to say if a badge came out that this printer took in silence.
  public boolean asksAbout(String printer) {
    return state() == State.UNKNOWN
        && !unsettled()
        && sent().map(sent -> isSilent(sent, printer)).orElse(false);
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

  /// A word on a printer and when it was said.
  ///
  /// @param ruling a host's word on a badge that it took in silence; null if it spoke for itself
  record Said(HybridTimestamp at, @Nullable Ruling ruling) {}

  /// What was said last on a printer with this badge.
  Optional<Said> lastWordOn(String printer) {
    return Stream.concat(
            attempts.values().stream().flatMap(attempt -> attempt.spoke(printer).stream()),
            said.stream().filter(word -> isAbout(word, printer)))
        .max(Comparator.comparing(Said::at));
  }

  private boolean isAbout(Said word, String printer) {
    return word.ruling() != Ruling.RELEASED
        && word.ruling() != Ruling.WITHDRAWN
        && sent().map(sent -> isSilent(sent, printer)).orElse(false);
  }

  private static boolean isSilent(BadgeSent sent, String printer) {
    return sent.printer().equals(printer) && sent.silent();
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

  void rule(Fact fact, BadgeRuled body) {
    said.add(new Said(fact.stamp().at(), body.ruling()));
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

    /// Whether some settlement leaves nothing to ask the printer.
    boolean decided;

    Optional<Said> spoke(String printer) {
      BadgeSent body = sent.value();
      Stamp stamp = sent.stamp();
      boolean spoke = body != null && body.printer().equals(printer) && !body.silent();
      return spoke && stamp != null ? Optional.of(new Said(stamp.at(), null)) : Optional.empty();
    }

    void settle(Fact fact, BadgeSettled body) {
      decided |= !body.reasons().contains(UNANSWERED);
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
