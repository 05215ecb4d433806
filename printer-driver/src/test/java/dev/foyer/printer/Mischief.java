package dev.foyer.printer;

import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who opens heads, pulls cables and takes paper away, and puts each right again.
final class Mischief implements AutoCloseable {
  private static final List<Fault> FAULTS =
      List.of(Fault.PAPER_OUT, Fault.HEAD_OPEN, Fault.PAUSED, Fault.UNPLUGGED, Fault.MUTE);

  /// Nobody has closed a head again before the printer could say that it was open.
  private static final int SHORTEST_MILLIS = 120;

  private final SimulatedPrinter printer;
  private final Random random = new Random(20);
  private final Thread thread;
  private final AtomicInteger done = new AtomicInteger();

  private Mischief(SimulatedPrinter printer) {
    this.printer = printer;
    this.thread = Thread.ofPlatform().daemon().unstarted(this::run);
  }

  static Mischief on(SimulatedPrinter printer) {
    Mischief mischief = new Mischief(printer);
    mischief.thread.start();
    return mischief;
  }

  /// How many faults there were.
  int done() {
    return done.get();
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
        Thread.sleep(random.nextInt(100, 900));
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        printer.fail(fault);
        try {
          Thread.sleep(random.nextInt(SHORTEST_MILLIS, 400));
        } finally {
          printer.mend(fault);
        }
        done.incrementAndGet();
      }
    } catch (InterruptedException e) {
      // The evening is over.
      return;
    }
  }
}
