package dev.foyer.simulation;

import dev.foyer.domain.ClockQuality;
import dev.foyer.simulation.Machine.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that goes wrong: power, cards, clocks, cables.
final class Weather {
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(40);

  private final World world;
  private final List<Machine> doors;
  private final boolean apart;
  private final Map<Machine, Card.Image> backups = new HashMap<>();

  /// @param apart whether each door stands in a house of its own
  Weather(World world, List<Machine> doors, boolean apart) {
    this.world = world;
    this.doors = doors;
    this.apart = apart;
  }

  void cutPower(Machine machine) {
    cut(machine, Loss.POWER);
  }

  void killProcess(Machine machine) {
    cut(machine, Loss.PROCESS);
  }

  private void cut(Machine machine, Loss how) {
    if (world.random().nextBoolean()) {
      machine.kill(how);
    } else {
      machine.killAfter(1 + world.random().nextInt(8), how);
    }
    comeBack(machine);
  }

  private void comeBack(Machine machine) {
    if (world.once(4)) {
      world.time().in(Duration.ofSeconds(1), machine::startInVain);
    }
    world.time().in(world.within(LONGEST_OUTAGE), machine::start);
  }

  void restart(Machine machine) {
    machine.stop();
    machine.start();
  }

  /// Divides the doors anew: who is where, and who has internet.
  void divide() {
    for (Machine door : doors) {
      world.lines().place(door, apart ? doors.indexOf(door) : world.random().nextInt(2));
      world.lines().online(door, world.random().nextBoolean());
    }
    world.disturbed("doors are divided");
  }

  void unite() {
    for (Machine door : doors) {
      world.lines().place(door, apart ? doors.indexOf(door) : 0);
      world.lines().online(door, true);
    }
    world.disturbed("doors are united");
  }

  void turnClock(Machine machine) {
    Duration ahead =
        switch (world.random().nextInt(5)) {
          case 0 -> Duration.ofDays(400);
          case 1 -> Duration.between(SetClock.START, Instant.EPOCH);
          case 2 -> Duration.ofMinutes(-3);
          case 3 -> Duration.ofMinutes(3);
          default -> Duration.ZERO;
        };
    ClockQuality quality =
        world.random().nextBoolean() ? ClockQuality.TRUSTED : ClockQuality.UNTRUSTED;
    machine.setClock(ahead, quality);
    world.say("the clock of %s is %s ahead, %s".formatted(machine, ahead, quality));
  }

  /// Everything is mended: all lines are open, and whatever is down is started.
  void clear() {
    world.say("everything is mended");
    world.machines().forEach(Machine::spare);
    world.machines().forEach(Machine::start);
    unite();
    world.lines().trouble(0);
  }

  /// The time service has come.
  void setClockRight(Machine machine) {
    machine.setClock(Duration.ZERO, ClockQuality.TRUSTED);
    world.say("the clock of " + machine + " is right");
  }

  void backUp(Machine machine) {
    backups.put(machine, machine.copy());
    world.say(machine + " is copied");
  }

  /// Puts the last copy of a machine's card in its place.
  void restore(Machine machine) {
    Card.Image copy = backups.get(machine);
    if (copy == null) {
      return;
    }
    machine.kill(Loss.POWER);
    boolean asAsked = world.random().nextBoolean();
    machine.insert(asAsked ? copy.withTombstonesOf(machine.copy()) : copy);
    world.truth().replaced(machine);
    world.say(machine + " gets its copy" + (asAsked ? " and its newest tombstones" : ""));
    machine.start();
    world.truth().forgetWhatNobodyHas();
  }

  /// Puts the keys of people of the last copy in the place of those that are there.
  void bringKeysBack(Machine machine) {
    Card.Image copy = backups.get(machine);
    if (copy == null) {
      return;
    }
    machine.kill(Loss.PROCESS);
    machine.insert(machine.copy().withKeysOf(copy));
    world.say(machine + " gets the keys of its copy");
    machine.start();
  }

  /// Lets a second machine run on a copy of a door's card.
  void cloneInto(Machine door, Machine twin) {
    world.haunt();
    twin.insert(door.copy());
    world.say(twin + " runs on a copy of the card of " + door);
    twin.start();
  }
}
