package dev.foyer.printer.posix;

import java.io.IOException;

/// A call of the C library that failed.
public final class PosixException extends IOException {
  private static final long serialVersionUID = 1;
  private final int error;

  /// @param call such as `open`
  /// @param error its `errno`
  public PosixException(String call, int error) {
    super(call + " failed: error " + error);
    this.error = error;
  }

  /// The number that `errno(3)` explains, such as [Posix#EBUSY].
  public int error() {
    return error;
  }
}
