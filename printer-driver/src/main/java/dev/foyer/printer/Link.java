package dev.foyer.printer;

import java.time.Duration;

/// A way to a printer, opened when it is first used and again after it broke. One owner; not
/// thread-safe.
public interface Link extends AutoCloseable {
  /// Writes all of `bytes`.
  ///
  /// @throws PrinterException if they could not be written in time; the link is then broken, and it
  ///   is unknown how many arrived
  void write(byte[] bytes);

  /// Waits for at least one byte; empty if none comes in time.
  ///
  /// @throws PrinterException if the link is broken
  byte[] read(Duration patience);

  /// How long bytes are under way.
  Duration travel(int bytes);

  /// Takes what has arrived and was not read, without waiting.
  byte[] drain();

  /// Opens the link if it is not open.
  ///
  /// @return whether it was opened anew, so that nothing is known of what the printer remembers
  /// @throws PrinterException if it cannot be opened; the message says what to do
  boolean open();

  @Override
  void close();
}
