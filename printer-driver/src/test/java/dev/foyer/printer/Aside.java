package dev.foyer.printer;

import java.util.concurrent.Executor;

/// A thread of its own for what a test waits for: the common pool has one on a small machine, and
/// tests that run side by side would wait for each other.
public final class Aside {
  public static final Executor THREAD = task -> Thread.ofPlatform().start(task);

  private Aside() {}
}
