package dev.foyer.platform;

import java.io.Serial;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The database did not do what it was asked. Which kind it is follows from the SQLSTATE
/// (PostgreSQL's manual, appendix A).
public sealed class DatabaseTrouble extends RuntimeException implements Problem.Source {
  @Serial private static final long serialVersionUID = 1;

  /// It cannot be reached, is full, or has lost this transaction to another: nothing was done, and
  /// asking again may help.
  private static final List<String> PASSING =
      List.of("08", "40", "53", "57P", "57014", "55P03", "25006");

  /// Such a commit has been refused or undone, whatever else has happened. 40003 says of itself
  /// that it does not know.
  private static final List<String> UNDONE =
      List.of("0A", "22", "23", "25", "40", "42", "44", "53", "54", "55", "57014", "P0");

  private DatabaseTrouble(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// Nothing was committed; the database cannot be had just now.
  public static final class Away extends DatabaseTrouble {
    @Serial private static final long serialVersionUID = 1;

    Away(String address, Throwable cause) {
      super("The database " + address + " cannot be used just now: " + cause.getMessage(), cause);
    }

    /// @param why what it has to wait for
    public Away(String why) {
      super("The database cannot be used just now: " + why, null);
    }
  }

  /// A commit got no answer: what was to be written may be there or not.
  public static final class CommitUnknown extends DatabaseTrouble {
    @Serial private static final long serialVersionUID = 1;

    CommitUnknown(String address, Throwable cause) {
      super("The database " + address + " did not answer a commit: " + cause.getMessage(), cause);
    }

    @Override
    public Problem problem() {
      return Problem.of(
          503,
          "database-unsure",
          "The database did not answer: look whether it was kept, before you try again.");
    }
  }

  @Override
  public Problem problem() {
    return Problem.of(
            503,
            "database-away",
            "Foyer cannot reach its database just now. Nothing was changed; try again soon.")
        .retryAfter(2);
  }

  static DatabaseTrouble of(SQLException e, String address) {
    String state = state(e);
    boolean passes = state.isEmpty() || PASSING.stream().anyMatch(state::startsWith);
    return passes
        ? new Away(address, e)
        : new DatabaseTrouble(
            "The database " + address + " refused (" + state + "): " + e.getMessage(), e);
  }

  /// Whether a commit that ended so has certainly not happened.
  static boolean certainlyUndone(SQLException e) {
    String state = state(e);
    return !state.equals("40003") && UNDONE.stream().anyMatch(state::startsWith);
  }

  /// Whether another attempt at once is worth while: a connection had gone stale in the pool, or
  /// the transaction gave way to another one.
  static boolean goneAtOnce(SQLException e) {
    boolean none = e instanceof java.sql.SQLTransientConnectionException;
    return !none && List.of("40001", "40P01", "57P01", "08003", "08006").contains(state(e));
  }

  /// The pool's own exceptions carry the server's as their cause, if any.
  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState())
        .or(() -> Optional.ofNullable(e.getCause() instanceof SQLException c ? state(c) : null))
        .orElse("");
  }
}
