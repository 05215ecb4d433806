package dev.foyer.journal;

import dev.foyer.platform.Problem;

/// The journal does not acknowledge any more: a write or a force has failed. Never retried; the
/// process is to be restarted.
public final class JournalStopped extends RuntimeException implements Problem.Source {
  private static final long serialVersionUID = 1;

  public JournalStopped(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public Problem problem() {
    return Problem.of(
        503, "storage-stopped", "Foyer cannot write to its disk. Call whoever looks after it.");
  }
}
