package dev.foyer.simulation;

import dev.foyer.box.arrivals.Answer;
import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.Ask;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ScanId;
import dev.foyer.platform.Problem;
import dev.foyer.simulation.Violation.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// The guests who come to the doors. A guest whose scan is not answered scans again, under the same
/// id, until it is.
final class Crowd {
  private static final int UNKNOWN = 404;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final World world;
  private final List<Guest> guests = new ArrayList<>();
  private final Set<ScanId> waiting = new HashSet<>();

  /// The scans that have been held up: they hear the same again.
  private final Set<ScanId> held = new HashSet<>();

  private boolean smooth;
  private long scans;

  /// Somebody invited.
  record Guest(InvitationId invitation, PersonId person, InvitationToken token, int people) {}

  Crowd(World world) {
    this.world = world;
  }

  /// Nobody revokes an invitation, turns a clock or is strict this evening: whom a door has heard
  /// of gets in.
  void goesSmoothly() {
    smooth = true;
  }

  void add(Guest guest) {
    guests.add(guest);
  }

  List<Guest> guests() {
    return guests;
  }

  /// The scans that nobody has answered yet.
  Set<ScanId> waiting() {
    return waiting;
  }

  /// The same code is held before two readers at once.
  void scan(Guest guest, Machine door, Machine other) {
    scan(guest, door);
    scan(guest, other);
  }

  /// A guest holds a code before the reader.
  void scan(Guest guest, Machine door) {
    int people = guest.people() == 1 ? 0 : 1 + world.random().nextInt(guest.people());
    String text = guest.token().bare();
    visit(
        door,
        new Visit("scan of " + guest.invitation().hex().substring(20), people),
        (arrivals, ask) -> {
          boolean mayComeIn = smooth && guest.people() == 1 && door.knows(guest.invitation());
          boolean rings = door.rings(ask.scan());
          Answer answer = arrivals.scan(ask, text);
          if (answer instanceof Answer.NeedsHost needed) {
            boolean first = held.add(ask.scan());
            if (mayComeIn && !rings && first) {
              String what = "%s holds up a guest: %s".formatted(door, needed.why());
              throw new Violation(Invariant.NOBODY_IS_BLOCKED, what);
            }
          }
          return answer;
        });
  }

  /// Something that somebody wants at a door.
  ///
  /// @param people how many have come, asked for afterwards
  record Visit(String what, int people) {}

  /// Somebody wants something at a door, until it answers.
  void visit(Machine at, Visit visit, BiFunction<Arrivals, Ask, Answer> wish) {
    ScanId scan = new ScanId("%032x".formatted(++scans));
    DeviceId station = new DeviceId("%016x".formatted(0xd0 + world.random().nextInt(2)));
    waiting.add(scan);
    attempt(at, new Attempt(visit, new Ask(scan, station, 0), wish));
  }

  private record Attempt(Visit visit, Ask ask, BiFunction<Arrivals, Ask, Answer> wish) {
    Attempt of(int people) {
      return new Attempt(visit, new Ask(ask.scan(), ask.station(), people), wish);
    }
  }

  private void attempt(Machine at, Attempt attempt) {
    Optional<Optional<Answer>> answer = at.live(now -> answer(now.door(), attempt));
    boolean lost = world.once(12);
    if (answer.isEmpty() || lost) {
      world.time().in(world.within(PATIENCE), () -> attempt(at, attempt));
    } else if (asksHowMany(answer.get(), attempt)) {
      Attempt party = attempt.of(attempt.visit().people());
      world.time().in(world.within(PATIENCE), () -> attempt(at, party));
    } else {
      waiting.remove(attempt.ask().scan());
      if (answer.get().orElse(null) instanceof Answer.Admitted admitted) {
        world.truth().told(at, admitted.guests());
      }
      String said = answer.get().map(a -> a.getClass().getSimpleName()).orElse("unknown here");
      world.say("%s at %s: %s".formatted(attempt.visit().what(), at, said));
    }
  }

  private static boolean asksHowMany(Optional<Answer> answer, Attempt attempt) {
    return answer.filter(Answer.HowMany.class::isInstance).isPresent()
        && attempt.ask().people() == 0;
  }

  /// What a door says; empty if it does not know (any more) whom a host means.
  private static Optional<Answer> answer(Arrivals door, Attempt attempt) {
    try {
      return Optional.of(attempt.wish().apply(door, attempt.ask()));
    } catch (Problem e) {
      if (e.status() == UNKNOWN) {
        return Optional.empty();
      }
      throw new Violation(Invariant.NOBODY_IS_BLOCKED, e);
    }
  }
}
