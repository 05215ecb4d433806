package dev.foyer.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.replication.Correspondence;
import dev.foyer.replication.Correspondence.Ends;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One machine's link to another, in virtual time: what `replication/Link` and `Neighbours` do on
/// threads.
final class Link {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofMillis(5);
  private static final long LONGEST_MILLIS = 60_000;

  private final World world;
  final Machine from;
  final Machine to;
  private @Nullable Correspondence correspondence;
  private int start = -1;
  private int failures;
  private long due;
  private boolean unreachable;
  private boolean speaks;
  private boolean more;
  private long told;

  Link(World world, Machine from, Machine to) {
    this.world = world;
    this.from = from;
    this.to = to;
  }

  void begin() {
    world.time().in(world.within(PAUSE), this::tick);
  }

  /// Compares when that is due, or when the other's door has opened again; at once again if there
  /// may be more.
  private void tick() {
    more = false;
    boolean cameUp = unreachable && reaches();
    if (failures == 0 || cameUp || world.time().nanos() >= due) {
      failures = attempt(all -> more = all.compare()) ? 0 : failures + 1;
      due = world.time().nanos() + later().toNanos();
    }
    world.time().in(more ? world.within(world.lines().roundTrip()) : PAUSE, this::tick);
  }

  private boolean reaches() {
    return to.isUp() && world.lines().open(from, to);
  }

  private Duration later() {
    long millis = Math.min(LONGEST_MILLIS, 500L << Math.min(failures, 10));
    return Duration.ofMillis(millis / 2 + world.random().nextInt((int) (millis / 2)));
  }

  /// Sends what the machine has written since it was asked last, soon.
  void hearNews() {
    long written = world.truth().written(from);
    if (written != told) {
      told = written;
      world.time().in(SOON, () -> attempt(Correspondence::sendOwn));
    }
  }

  /// Whether the other can be asked, as far as is known.
  boolean speaks() {
    return speaks && start == from.starts();
  }

  /// Puts a question to the other; if it cannot be asked, it is not asked again until it is heard.
  Optional<JsonNode> ask(JsonNode question) {
    if (!speaks()) {
      return Optional.empty();
    }
    try {
      return Optional.of(correspondence().ask(question, to::desk));
    } catch (IOException e) {
      speaks = false;
      return Optional.empty();
    }
  }

  private interface Errand {
    void run(Correspondence correspondence) throws IOException;
  }

  /// False if that failed; true, too, if nobody is there to try it.
  private boolean attempt(Errand errand) {
    return from.live(now -> isDone(errand)).orElse(true);
  }

  private boolean isDone(Errand errand) {
    unreachable = !reaches();
    try {
      if (unreachable) {
        throw new IOException(to + " is out of reach");
      }
      errand.run(correspondence());
      speaks = true;
      return true;
    } catch (IOException e) {
      speaks = Correspondence.isHeard(e);
      return false;
    }
  }

  private Correspondence correspondence() {
    Correspondence known = correspondence;
    if (known == null || start != from.starts()) {
      known =
          new Correspondence(
              new Ends(from.replica(), to::replica),
              world.lines().between(from, to),
              world.manners(),
              world.time()::nanos);
      correspondence = known;
      start = from.starts();
    }
    return known;
  }
}
