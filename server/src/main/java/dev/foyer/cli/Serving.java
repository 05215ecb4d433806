package dev.foyer.cli;

import dev.foyer.journal.Journal;
import dev.foyer.journal.Journal.State;

/// A program that runs until it is told to stop, or until its disk fails. A stop closes the journal
/// too, so what it says of itself counts only while nobody has asked for a stop.
final class Serving {
  private static final long LOOK_MILLIS = 500;

  private final AutoCloseable program;
  private volatile boolean closing;

  Serving(AutoCloseable program) {
    this.program = program;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /// Returns when the journal has stopped by itself; on a clean stop it never does.
  void untilTheDiskFails(Journal journal) throws InterruptedException {
    while (closing || journal.state() instanceof State.Running) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private void stop() {
    closing = true;
    try {
      program.close();
    } catch (Exception e) {
      System.getLogger(Serving.class.getName())
          .log(System.Logger.Level.WARNING, "it did not stop cleanly", e);
    }
  }
}
