package dev.foyer.printer;

/// A printer's link that cannot be used; the message says in one sentence what to do.
public final class PrinterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PrinterException(String message) {
    super(message);
  }

  public PrinterException(String message, Throwable cause) {
    super(message, cause);
  }
}
