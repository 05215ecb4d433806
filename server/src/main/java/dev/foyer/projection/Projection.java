package dev.foyer.projection;

import dev.foyer.platform.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The facts as tables, from which lists and reports are served. They follow the journal within
/// milliseconds, nothing at the door waits for them, and what does not match the journal is made
/// again.
public interface Projection extends AutoCloseable {
  /// What a reader asks the tables.
  interface Question<T> {
    T of(Connection tables) throws SQLException;
  }

  /// Begins to follow the journal.
  void start();

  /// Asks the tables, when they have followed up to what is known now.
  ///
  /// @throws Problem 503 if they are still being made
  <T> T ask(Question<T> question);

  /// Makes the tables again, because the memory knows something now of facts that they have passed.
  void again();

  /// Waits until the tables have followed up to this position of the local log.
  ///
  /// @throws IllegalStateException if they have not within the patience
  void await(long position, Duration patience) throws InterruptedException;

  @Override
  void close();

  static Problem behind() {
    return Problem.of(
            503,
            "lists-behind",
            "The lists are being made again from the journal. Nothing is lost; try again soon.")
        .retryAfter(2);
  }
}
