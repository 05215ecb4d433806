package dev.foyer.box.live;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Tally;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Small things that several pages show.
public final class Lines {
  private Lines() {}

  /// The community's name and vision.
  public record CommunityLine(String name, String vision) {
    public static @Nullable CommunityLine of(CommunityState state) {
      CommunityFounded known = state.community().orElse(null);
      return known == null ? null : new CommunityLine(known.name(), known.vision());
    }
  }

  /// The event at the door.
  ///
  /// @param state `before`, `open` or `after`
  public record EventLine(
      String event,
      String name,
      String place,
      String startsAt,
      String endsAt,
      String hostOfTheEvening,
      String state) {
    /// The event that this box's doors are open for; null if there is none or its plan is unknown.
    public static @Nullable EventLine of(CommunityState state, ReplicaId box, Instant now) {
      Optional<EventId> open = state.guests().openAt(box);
      Optional<EventPlan> plan = open.flatMap(state.guests()::event);
      return plan.isEmpty() ? null : of(open.orElseThrow(), plan.get(), now);
    }

    private static EventLine of(EventId event, EventPlan plan, Instant now) {
      String state =
          now.isBefore(plan.startsAt()) ? "before" : now.isAfter(plan.endsAt()) ? "after" : "open";
      return new EventLine(
          event.hex(),
          plan.name(),
          plan.place(),
          plan.startsAt().toString(),
          plan.endsAt().toString(),
          plan.hostOfTheEvening(),
          state);
    }
  }

  /// How many are expected and how many have come.
  public record CountsLine(int expected, int arrived, FirstTimers firstTimers, int walkIns) {
    public record FirstTimers(int expected, int arrived) {}

    public static CountsLine of(CommunityState state, ReplicaId box) {
      Tally tally = state.guests().openAt(box).map(state.guests()::tally).orElse(Tally.ZERO);
      return new CountsLine(
          tally.expected(),
          tally.arrived(),
          new FirstTimers(tally.firstTimersExpected(), tally.firstTimersArrived()),
          tally.walkIns());
    }
  }

  /// Whether what happens is kept.
  ///
  /// @param state `ok`, `damaged` when something that was kept before cannot be read any more, or
  ///   `stopped` when nothing is acknowledged any more
  public record StorageLine(String state) {
    public static StorageLine of(Replica replica) {
      return new StorageLine(replica.ledger().storage().word());
    }
  }

  /// How much the clock is worth.
  public record ClockLine(String quality) {
    public static ClockLine of(WallClock clock) {
      ClockQuality quality = clock.quality();
      return new ClockLine(quality.name().toLowerCase(Locale.ROOT));
    }
  }

  static String deviceName(CommunityState state, DeviceId device) {
    return state.devices().find(device).map(Device::enrolled).map(e -> e.name()).orElse("");
  }
}
