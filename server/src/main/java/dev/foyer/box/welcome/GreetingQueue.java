package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The newcomers who are here and whom nobody has greeted yet, and at whose tablets they ring. A
/// function of the facts and the time.
///
/// @param waiting in the order in which they came
/// @param free the tablets whose carriers are free to greet
public record GreetingQueue(Mode mode, List<Waiting> waiting, Set<DeviceId> free) {
  /// So many newcomers within [#LATELY] are a rush, however many greeters there are.
  static final int CROWD = 4;

  static final Duration LATELY = Duration.ofMinutes(2);

  public GreetingQueue {
    waiting = List.copyOf(waiting);
    free = Set.copyOf(free);
  }

  public enum Mode {
    ONE_BY_ONE,
    /// More newcomers than free greeters, or many at once: all of them are greeted together.
    TOGETHER
  }

  /// @param tablet where it rings, if somebody is free
  /// @param late whether the guest has waited for more than three minutes
  public record Waiting(
      GuestId guest,
      Instant came,
      Optional<DeviceId> tablet,
      Lateness late,
      Set<String> languages) {
    public Waiting {
      languages = Set.copyOf(languages);
    }
  }

  public enum Lateness {
    IN_TIME,
    LATE
  }

  public static GreetingQueue of(CommunityState state, EventId event, Instant now) {
    Rota rota = Rota.of(Happening.until(state, event, now), now);
    List<Waiting> waiting = rota.turns().stream().map(turn -> waiting(turn, now)).toList();
    return new GreetingQueue(mode(waiting, rota.free().size(), now), waiting, rota.free());
  }

  private static Waiting waiting(Rota.Turn turn, Instant now) {
    Newcomer newcomer = turn.newcomer();
    boolean late = !now.isBefore(newcomer.came().plus(Rota.PATIENCE));
    return new Waiting(
        newcomer.guest(),
        newcomer.came(),
        turn.tablet(),
        late ? Lateness.LATE : Lateness.IN_TIME,
        newcomer.languages());
  }

  private static Mode mode(List<Waiting> waiting, int free, Instant now) {
    long lately = waiting.stream().filter(one -> one.came().isAfter(now.minus(LATELY))).count();
    boolean rush = waiting.size() > 1 && (waiting.size() > free || lately >= CROWD);
    return rush ? Mode.TOGETHER : Mode.ONE_BY_ONE;
  }

  /// Whom the carrier of this tablet is to greet. While nobody is free, everybody is asked.
  public List<Waiting> ringing(DeviceId tablet) {
    if (mode == Mode.TOGETHER) {
      return free.isEmpty() || free.contains(tablet) ? waiting : List.of();
    }
    return waiting.stream()
        .filter(one -> one.tablet().map(tablet::equals).orElse(free.isEmpty()))
        .toList();
  }
}
