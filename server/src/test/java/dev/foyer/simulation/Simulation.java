package dev.foyer.simulation;

import dev.foyer.keys.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One evening of a community, played from a seed: guests come, staff are busy, and everything goes
/// wrong that may; then all lines are opened, and everybody has to end with the same.
final class Simulation implements AutoCloseable {
  private static final Duration EVENING = Duration.ofMinutes(3);
  private static final Duration A_WHILE = Duration.ofSeconds(5);
  private static final Duration A_MOMENT = Duration.ofMillis(2_500);
  private static final int INVITED = 6;

  /// The number of the keys of a door that is enrolled in the middle of the evening.
  private static final int LATE = 9;

  private final World world;
  private final Crowd crowd;
  private final Staff staff;
  private final Machine central;
  private final List<Machine> doors = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final Weather weather;
  private final List<Act> acts = new ArrayList<>();
  private final boolean apart;

  private interface Act {
    void play();
  }

  Simulation(Path folder, long seed, Mutant mutant) {
    world = new World(folder, seed, mutant);
    crowd = new Crowd(world);
    staff = new Staff(world, crowd);
    central = world.machine(TrustedKeys.CENTRAL, 0);
    int count = 2 + world.random().nextInt(2);
    for (int number = 1; number <= count; number++) {
      doors.add(world.machine("door " + number, number));
      numbers.add(number);
    }
    apart = world.once(3);
    weather = new Weather(world, doors, apart);
    boolean strict = !apart && world.once(4);
    if (strict) {
      world.strict();
    }
    rehearse();
  }

  /// Chooses what may happen this evening: not everything every evening, so that what hides behind
  /// something else comes out, too (Groce et al., "Swarm Testing", 2012).
  private void rehearse() {
    add(9, () -> crowd.scan(world.any(crowd.guests()), world.any(doors)));
    add(4, () -> crowd.scan(world.any(crowd.guests()), world.any(doors), world.any(doors)));
    maybe(3, () -> staff.invite(somewhere()));
    maybe(3, () -> staff.rename(somewhere()));
    maybe(2, () -> staff.move(somewhere()));
    maybe(1, () -> staff.erase(somewhere()));
    maybe(2, () -> staff.undo(world.any(doors)));
    maybe(2, () -> staff.walkIn(world.any(doors)));
    maybe(2, () -> staff.bewilder(somewhere()));
    maybe(3, () -> weather.cutPower(somewhere()));
    maybe(2, () -> weather.killProcess(somewhere()));
    maybe(1, () -> weather.restart(somewhere()));
    maybe(3, weather::divide);
    maybe(2, weather::unite);
    boolean revokes = maybe(1, () -> staff.revoke(somewhere()));
    boolean clocks = maybe(3, () -> weather.turnClock(somewhere()));
    if (clocks) {
      maybe(2, () -> weather.setClockRight(somewhere()));
    }
    if (!world.isStrict()) {
      maybe(2, () -> staff.letIn(world.any(doors)));
      maybe(1, () -> staff.setAside(world.any(doors), world.any(doors)));
      maybe(2, () -> weather.backUp(somewhere()));
      maybe(2, () -> bringBack(world.any(doors)));
      maybe(1, () -> weather.bringKeysBack(somewhere()));
    }
    if (!revokes && !clocks && !world.isStrict()) {
      crowd.goesSmoothly();
    }
  }

  /// A door gets an older copy of its card; now and then just after somebody was erased there, of
  /// which nobody else may have heard.
  private void bringBack(Machine door) {
    if (world.once(3)) {
      staff.erase(door);
    }
    weather.restore(door);
  }

  private void add(int weight, Act act) {
    for (int i = 0; i < weight; i++) {
      acts.add(act);
    }
  }

  private boolean maybe(int weight, Act act) {
    boolean chosen = !world.once(3);
    if (chosen) {
      add(weight, act);
    }
    return chosen;
  }

  private Machine somewhere() {
    return world.any(world.machines());
  }

  /// Plays the evening.
  ///
  /// @throws Violation if something happens that never may
  void play() {
    begin();
    if (!world.isStrict() && world.once(6)) {
      world.time().in(world.within(EVENING), this::cloneADoor);
    }
    if (!world.isStrict() && world.once(6)) {
      world.time().in(world.within(EVENING), this::enrolADoor);
    }
    for (Duration at = Duration.ZERO; at.compareTo(EVENING) < 0; ) {
      world.time().in(at, () -> world.any(acts).play());
      at = at.plus(world.within(A_MOMENT));
    }
    world.pass(EVENING);
    weather.clear();
    new Outcome(world, crowd, staff, central).check();
  }

  private void begin() {
    central.start();
    staff.found(central);
    for (int i = 0; i < INVITED; i++) {
      staff.invite(central);
    }
    for (Machine door : doors) {
      door.start();
      staff.open(door);
      link(door, doors);
    }
    weather.unite();
    world.pass(A_WHILE);
    world.lines().trouble(world.once(2) ? 0 : world.random().nextInt(40));
    world.lines().roundTrip(Duration.ofMillis(world.any(List.of(50, 500, 5_000))));
    if (world.once(4)) {
      world.lines().refuse(world.any(doors).replica().id());
    }
  }

  /// Links a door with central and, unless each stands in a house of its own, with these.
  private void link(Machine door, List<Machine> others) {
    world.link(door, central);
    if (!apart) {
      others.stream().filter(other -> other != door).forEach(other -> world.link(door, other));
    }
  }

  private void cloneADoor() {
    int number = world.random().nextInt(doors.size());
    Machine door = doors.get(number);
    List<Machine> others = doors.stream().filter(other -> other != door).toList();
    Machine twin = world.machine(door + "'s twin", numbers.get(number));
    add(twin, numbers.get(number));
    weather.cloneInto(door, twin);
    link(twin, others);
  }

  private void enrolADoor() {
    if (central.isUp()) {
      enrol(world.machine("late door", LATE));
    } else {
      world.time().in(A_WHILE, this::enrolADoor);
    }
  }

  /// Lets a door in once central has written that it is trusted.
  private void enrol(Machine late) {
    if (!staff.tellTheList(central)) {
      world.time().in(A_WHILE, () -> enrol(late));
      return;
    }
    List<Machine> others = List.copyOf(doors);
    add(late, LATE);
    late.start();
    staff.open(late);
    link(late, others);
    if (!apart) {
      others.forEach(other -> world.link(other, late));
    }
  }

  private void add(Machine door, int number) {
    doors.add(door);
    numbers.add(number);
    weather.unite();
  }

  /// What happened, line by line.
  List<String> story() {
    return world.story();
  }

  @Override
  public void close() {
    world.close();
    try (Stream<Path> files = Files.walk(world.folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
