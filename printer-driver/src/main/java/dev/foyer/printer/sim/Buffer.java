package dev.foyer.printer.sim;

/// How much a printer takes in before it has to read it, and what it does when that is nearly full.
///
/// @param bytes what fits
public record Buffer(int bytes, Flow flow) {
  /// What a printer of the price class has.
  public static final Buffer USUAL = new Buffer(16_384, Flow.NONE);

  /// A pseudo-terminal still carries up to 12 kB to the printer after the sender was stopped.
  private static final int UNDER_WAY = 12_288;

  /// How the printer keeps a sender from writing too much.
  public enum Flow {
    /// Not at all: what does not fit is lost.
    NONE,
    /// By the characters XOFF and XON, both ways.
    XONXOFF
  }

  /// @throws IllegalArgumentException if it is too small to be one
  public Buffer {
    if (bytes < 1_024 || bytes > 16 << 20) {
      throw new IllegalArgumentException(
          "A buffer has 1024 bytes to 16 MB, not " + bytes + " bytes.");
    }
  }

  /// From so many bytes on the sender is stopped.
  int high() {
    return Math.max(bytes / 4, bytes - UNDER_WAY);
  }

  /// At so many it may go on.
  int low() {
    return high() / 2;
  }
}
