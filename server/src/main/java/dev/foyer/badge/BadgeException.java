package dev.foyer.badge;

/// A template or a badge that cannot be used; the message says what to change.
public final class BadgeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadgeException(String message) {
    super(message);
  }

  public BadgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
