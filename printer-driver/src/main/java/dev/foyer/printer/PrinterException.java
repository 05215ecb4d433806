package dev.foyer.printer;

/// A printer's link that cannot be used; the message says in one sentence what to do.
public final class PrinterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final StateReason reason;

  public PrinterException(String message) {
    this(message, StateReason.OFFLINE);
  }

  /// @param reason why the printer cannot be used, in the words that screens know
  public PrinterException(String message, StateReason reason) {
    super(message);
    this.reason = reason;
  }

  public PrinterException(String message, Throwable cause) {
    super(message, cause);
    this.reason = StateReason.OFFLINE;
  }

  public StateReason reason() {
    return reason;
  }
}
