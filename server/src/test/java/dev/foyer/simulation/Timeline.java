package dev.foyer.simulation;

import java.time.Duration;
import java.util.PriorityQueue;

/// Virtual time, in which everything happens that was planned, one thing after the other. Things
/// planned for the same moment happen in the order in which they were planned.
final class Timeline {
  private final PriorityQueue<Planned> planned = new PriorityQueue<>();
  private final Runnable afterEach;
  private long nanos = 1;
  private long order;

  private record Planned(long at, long order, Runnable what) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /// @param afterEach what is done after each step
  Timeline(Runnable afterEach) {
    this.afterEach = afterEach;
  }

  /// Nanoseconds of a clock that never jumps.
  long nanos() {
    return nanos;
  }

  void in(Duration time, Runnable what) {
    planned.add(new Planned(nanos + Math.max(0, time.toNanos()), order++, what));
  }

  /// Lets time pass.
  void pass(Duration time) {
    long until = nanos + time.toNanos();
    Planned next = planned.peek();
    while (next != null && next.at() <= until) {
      planned.remove();
      nanos = next.at();
      next.what().run();
      afterEach.run();
      next = planned.peek();
    }
    nanos = until;
  }
}
