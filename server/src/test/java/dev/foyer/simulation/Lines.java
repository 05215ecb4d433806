package dev.foyer.simulation;

import dev.foyer.domain.ReplicaId;
import dev.foyer.replication.Correspondence;
import dev.foyer.replication.Correspondence.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The network: which machines reach each other, and what happens to what they say. Doors in the
/// same place reach each other, those that are online reach central.
final class Lines {
  private static final Duration LATEST = Duration.ofSeconds(6);

  private final World world;
  private final Map<Machine, Integer> places = new HashMap<>();
  private final Set<Machine> online = new HashSet<>();
  private @Nullable ReplicaId refused;
  private Duration roundTrip = Duration.ofMillis(50);
  private int trouble;

  Lines(World world) {
    this.world = world;
  }

  /// Puts a door into a place, where it reaches the others who are there.
  void place(Machine door, int place) {
    places.put(door, place);
  }

  void online(Machine door, boolean reachesCentral) {
    if (reachesCentral) {
      online.add(door);
    } else {
      online.remove(door);
    }
  }

  /// Of a hundred requests, so many meet with trouble.
  void trouble(int percent) {
    trouble = percent;
  }

  /// Whether a message from one to the other arrives.
  boolean open(Machine from, Machine to) {
    boolean toCentral = !places.containsKey(to);
    boolean fromCentral = !places.containsKey(from);
    return toCentral || fromCentral
        ? online.contains(toCentral ? from : to)
        : Objects.equals(places.get(from), places.get(to));
  }

  /// A request and its answer take up to so long.
  void roundTrip(Duration most) {
    roundTrip = most;
  }

  Duration roundTrip() {
    return roundTrip;
  }

  /// From now on central says 400 to whatever this replica has written; to nothing if it is null.
  void refuse(@Nullable ReplicaId author) {
    refused = author;
  }

  /// Whose facts central refuses.
  @Nullable ReplicaId refused() {
    return refused;
  }

  /// Whether all doors reach each other.
  boolean united() {
    return places.values().stream().distinct().count() == 1
        && places.keySet().stream().allMatch(Machine::isUp);
  }

  /// Whether whatever is sent arrives, where there is a way.
  boolean sound() {
    return trouble == 0;
  }

  Line between(Machine from, Machine to) {
    return new Line() {
      @Override
      public <T> T carry(Supplier<T> work) throws IOException {
        return Lines.this.carry(from, to, work);
      }

      @Override
      public boolean garbles() {
        return world.random().nextInt(400) < trouble;
      }

      @Override
      public boolean refuses(ReplicaId author) {
        return author.equals(refused) && !places.containsKey(to);
      }
    };
  }

  private <T> T carry(Machine from, Machine to, Supplier<T> work) throws IOException {
    if (!open(from, to)) {
      throw new IOException("no way to " + to);
    }
    if (world.random().nextInt(100) >= trouble) {
      return ask(to, work);
    }
    return switch (world.random().nextInt(7)) {
      case 0 -> throw new IOException("the request is lost");
      case 1 -> {
        ask(to, work);
        throw new IOException("the answer is lost");
      }
      case 2 -> {
        world.time().in(world.within(LATEST), () -> to.live(now -> work.get()));
        throw new IOException("the request is late");
      }
      case 3 -> {
        ask(to, work);
        yield ask(to, work);
      }
      case 4 -> throw Correspondence.refusal(400);
      case 5 -> throw Correspondence.refusal(503);
      default -> {
        ask(to, work);
        throw Correspondence.refusal(400);
      }
    };
  }

  private static <T> T ask(Machine to, Supplier<T> work) throws IOException {
    return to.live(now -> work.get()).orElseThrow(() -> new IOException(to + " is silent"));
  }
}
