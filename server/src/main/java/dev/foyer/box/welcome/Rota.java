package dev.foyer.box.welcome;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.WelcomeFact.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who rings at whose tablet: the evening so far, played again. Because it is made from what
/// happened and when, and from nothing else, a guest stays where they ring until something happens
/// to them, whoever asks, how often, and at whichever box.
final class Rota {
  /// After this long the next greeter has a turn.
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Comparator<Turn> FIRST =
      Comparator.comparing((Turn turn) -> turn.newcomer.style() != MeetingStyle.INTRODUCE_ME)
          .thenComparing(turn -> turn.newcomer.came())
          .thenComparing(turn -> turn.newcomer.guest());

  private final Map<GuestId, Turn> turns = new LinkedHashMap<>();
  private final Map<DeviceId, Greeter> greeters = new TreeMap<>();

  /// A newcomer who waits, and where they ring.
  static final class Turn {
    private final Newcomer newcomer;
    private final Set<DeviceId> had = new HashSet<>();
    private @Nullable DeviceId tablet;

    /// When the next one has a turn; [Instant#MAX] once that has come.
    private Instant next;

    /// Whether the one at whose tablet it rings has had time enough.
    private boolean overdue;

    Turn(Newcomer newcomer) {
      this.newcomer = newcomer;
      next = newcomer.came().plus(PATIENCE);
    }

    Newcomer newcomer() {
      return newcomer;
    }

    Optional<DeviceId> tablet() {
      return Optional.ofNullable(tablet);
    }
  }

  private static final class Greeter {
    private @Nullable InvitationId carrier;
    private Set<String> languages = Set.of();
    private Readiness readiness = Readiness.BUSY;

    /// Since when nobody rings here.
    private Instant idle = Instant.MIN;
  }

  private Rota() {}

  /// @param happened in order of time, up to `now`
  static Rota of(List<Happening> happened, Instant now) {
    Rota rota = new Rota();
    for (Happening happening : happened) {
      rota.pass(happening.at());
      rota.take(happening);
      rota.assign(happening.at());
    }
    rota.pass(now);
    return rota;
  }

  /// Those who wait, in the order in which they came.
  Collection<Turn> turns() {
    return turns.values();
  }

  /// The tablets whose carriers are free to greet.
  Set<DeviceId> free() {
    Set<DeviceId> free = new TreeSet<>();
    greeters.forEach(
        (tablet, greeter) -> {
          if (greeter.readiness == Readiness.FREE) {
            free.add(tablet);
          }
        });
    return free;
  }

  /// Time passes, and whoever was not greeted in it goes on to the next.
  private void pass(Instant to) {
    for (Optional<Turn> due = due(to); due.isPresent(); due = due(to)) {
      Turn turn = due.get();
      Instant at = turn.next;
      turn.next = Instant.MAX;
      turn.overdue = true;
      assign(at);
    }
  }

  private Optional<Turn> due(Instant to) {
    return turns.values().stream()
        .filter(turn -> !turn.next.isAfter(to))
        .min(Comparator.comparing((Turn turn) -> turn.next).thenComparing(FIRST));
  }

  private void take(Happening happening) {
    switch (happening) {
      case Happening.Came came -> turns.put(came.newcomer().guest(), new Turn(came.newcomer()));
      case Happening.Done done -> {
        Turn turn = turns.remove(done.newcomer().guest());
        if (turn != null && turn.tablet != null) {
          greeter(turn.tablet).idle = done.at();
        }
      }
      case Happening.Said said -> say(said.tablet(), said.readiness());
      case Happening.Carried carried -> {
        greeter(carried.tablet()).carrier = carried.carrier();
        greeter(carried.tablet()).languages = carried.languages();
      }
      case Happening.CarrierLeft left -> {
        if (left.carrier().equals(greeter(left.tablet()).carrier)) {
          say(left.tablet(), Readiness.BUSY);
        }
      }
    }
  }

  private void say(DeviceId tablet, Readiness readiness) {
    greeter(tablet).readiness = readiness;
    if (readiness == Readiness.BUSY) {
      turns.values().stream()
          .filter(turn -> tablet.equals(turn.tablet))
          .forEach(turn -> turn.tablet = null);
    }
  }

  /// Gives everybody who needs a greeter one, as far as somebody is free.
  private void assign(Instant at) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Turn turn : turns.values().stream().sorted(FIRST).toList()) {
        if (turn.tablet == null || turn.overdue) {
          moved = assign(turn, at) || moved;
        }
      }
    }
  }

  private boolean assign(Turn turn, Instant at) {
    Optional<DeviceId> next = next(turn, at);
    next.ifPresent(
        tablet -> {
          if (turn.tablet != null) {
            greeter(turn.tablet).idle = at;
          }
          turn.tablet = tablet;
          turn.had.add(tablet);
          turn.next = at.plus(PATIENCE);
          turn.overdue = false;
        });
    return next.isPresent();
  }

  /// Of those who are free, and have not had this guest, who speaks the guest's language and has
  /// been idle for longest. Who speaks another one comes in once the guest has waited for long.
  private Optional<DeviceId> next(Turn turn, Instant at) {
    Newcomer newcomer = turn.newcomer;
    boolean anybody = !at.isBefore(newcomer.came().plus(PATIENCE));
    Set<DeviceId> taken = new HashSet<>();
    turns.values().forEach(other -> other.tablet().ifPresent(taken::add));
    Map<DeviceId, Boolean> speaks = new HashMap<>();
    greeters.forEach(
        (tablet, greeter) ->
            speaks.put(tablet, Languages.shared(newcomer.languages(), greeter.languages)));
    return greeters.keySet().stream()
        .filter(tablet -> greeter(tablet).readiness == Readiness.FREE)
        .filter(tablet -> !taken.contains(tablet) && !turn.had.contains(tablet))
        .filter(tablet -> anybody || speaks.getOrDefault(tablet, false))
        .min(
            Comparator.comparing((DeviceId tablet) -> !speaks.getOrDefault(tablet, false))
                .thenComparing(tablet -> greeter(tablet).idle)
                .thenComparing(Comparator.naturalOrder()));
  }

  private Greeter greeter(DeviceId tablet) {
    return greeters.computeIfAbsent(tablet, t -> new Greeter());
  }
}
