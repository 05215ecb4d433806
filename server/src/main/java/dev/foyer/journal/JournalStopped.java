package dev.foyer.journal;

/// The journal does not acknowledge any more: a write or a force has failed. Never retried; the
/// process is to be restarted.
public final class JournalStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JournalStopped(String message, Throwable cause) {
    super(message, cause);
  }
}
