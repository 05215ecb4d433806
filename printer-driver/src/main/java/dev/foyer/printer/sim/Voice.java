package dev.foyer.printer.sim;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/// How a printer's answers leave it, with what may be wrong with them. Called with the printer's
/// lock held.
final class Voice {
  private static final Duration LATE = Duration.ofMillis(700);
  private static final Duration BREATH = Duration.ofMillis(120);
  private static final int CHATTER = 4;

  private final Line line;
  private final Set<Fault> faults;

  /// @param faults those of the printer, as they come and go
  Voice(Line line, Set<Fault> faults) {
    this.line = line;
    this.faults = faults;
  }

  void say(byte[] answer) {
    if (faults.contains(Fault.MUTE)) {
      return;
    }
    Duration before = faults.contains(Fault.LATE_ANSWERS) ? LATE : Duration.ZERO;
    int times = faults.contains(Fault.CHATTY) ? CHATTER : 1;
    for (int time = 0; time < times; time++) {
      say(answer, before);
    }
  }

  private void say(byte[] answer, Duration before) {
    if (!faults.contains(Fault.SPLIT_ANSWERS)) {
      line.say(answer, before);
      return;
    }
    int half = answer.length / 2;
    line.say(Arrays.copyOf(answer, half), before);
    line.say(Arrays.copyOfRange(answer, half, answer.length), before.plus(BREATH));
  }
}
