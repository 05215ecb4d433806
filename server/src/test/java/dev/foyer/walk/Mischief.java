package dev.foyer.walk;

import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Somebody who opens covers, takes paper away, pulls cables and plugs, makes a printer mute and
/// its line bad, sometimes two at a time, and puts each right again.
final class Mischief implements AutoCloseable {
  private static final int POWER_ONE_IN = 12;
  private static final int TWO_ONE_IN = 6;
  private static final long LONGEST_LURK_NANOS = 3_000_000_000L;

  /// More than a few questions have.
  private static final int SOME_BYTES = 300;

  private final String name;
  private final SimulatedPrinter printer;
  private final List<Fault> choice;
  private final Random random;
  private final List<Fault> bag = new ArrayList<>();
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final Thread thread;
  private int powerCuts;

  private Mischief(BusyPrinter busy, List<Fault> choice, long seed) {
    this.name = busy.name();
    this.printer = busy.printer();
    this.choice = choice;
    this.random = new Random(seed);
    this.thread = Thread.ofPlatform().daemon().name("mischief-" + busy.name()).unstarted(this::run);
  }

  static Mischief on(BusyPrinter busy, List<Fault> choice, long seed) {
    Mischief mischief = new Mischief(busy, choice, seed);
    mischief.thread.start();
    return mischief;
  }

  /// How often each fault was made so far, and the power cut.
  synchronized String tale() {
    int faults = done.values().stream().mapToInt(n -> n).sum();
    return "  %s: %d faults %s, power cut %d times".formatted(name, faults, done, powerCuts);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(random.nextInt(200, 2_000));
        if (random.nextBoolean()) {
          lurk();
        }
        if (random.nextInt(POWER_ONE_IN) == 0) {
          printer.powerCycle();
          synchronized (this) {
            powerCuts++;
          }
        } else {
          fail(random.nextInt(TWO_ONE_IN) == 0 ? 2 : 1);
        }
      }
    } catch (InterruptedException e) {
      // The evening is over.
      return;
    }
  }

  /// Waits for a moment when it hurts: a label that arrives, or one that comes out.
  private void lurk() throws InterruptedException {
    boolean paper = random.nextBoolean();
    long received = printer.received();
    long until = System.nanoTime() + LONGEST_LURK_NANOS;
    while (System.nanoTime() < until
        && !(paper ? printer.moves() : printer.received() > received + SOME_BYTES)) {
      Thread.sleep(2);
    }
    Thread.sleep(random.nextInt(paper ? 400 : 100));
  }

  private void fail(int faults) throws InterruptedException {
    List<Fault> chosen = IntStream.range(0, faults).mapToObj(i -> next()).toList();
    synchronized (this) {
      chosen.forEach(fault -> done.merge(fault, 1, Integer::sum));
    }
    try {
      for (Fault fault : chosen) {
        printer.fail(fault);
        Thread.sleep(random.nextInt(20, 300));
      }
      Thread.sleep(random.nextInt(50, chosen.contains(Fault.MUTE) ? 8_000 : 3_000));
    } finally {
      chosen.forEach(printer::mend);
    }
  }

  /// Each comes once before any comes again.
  private Fault next() {
    if (bag.isEmpty()) {
      bag.addAll(choice);
      Collections.shuffle(bag, random);
    }
    return bag.removeLast();
  }
}
