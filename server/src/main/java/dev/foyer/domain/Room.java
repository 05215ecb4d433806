package dev.foyer.domain;

import java.util.List;

/// How an event's room is laid: its tables, and the rounds in which people sit at them.
public record Room(List<RoomTable> tables, List<Course> rounds) {
  public static final Room NONE = new Room(List.of(), List.of());
  public static final int MOST_TABLES = 500;
  public static final int MOST_ROUNDS = 10;
  public static final int MOST_SEATS = 50;

  public Room {
    tables = List.copyOf(tables);
    rounds = List.copyOf(rounds);
    if (tables.size() > MOST_TABLES || rounds.size() > MOST_ROUNDS) {
      throw new IllegalArgumentException("a room has at most 500 tables and 10 rounds");
    }
  }

  /// A table that guests are seated at.
  ///
  /// @param traits each once, in their order
  /// @param name what is said and printed, such as `5`
  /// @param topic what is talked about there; empty if nothing is set
  public record RoomTable(String name, int seats, List<Trait> traits, String topic) {
    public RoomTable {
      traits = traits.stream().distinct().sorted().toList();
      if (seats < 1 || seats > MOST_SEATS) {
        throw new IllegalArgumentException("a table has 1 to 50 seats");
      }
    }
  }

  /// What a table is like; a table without traits can be reached without steps.
  public enum Trait {
    QUIET,
    STEPS,
    /// What is said there stays there: nobody writes it down.
    CONFIDENTIAL
  }

  /// A round, which may be a course of a dinner.
  ///
  /// @param name such as `Starter`
  /// @param dish what is served; empty if nothing is
  /// @param story who made it and why it is served
  public record Course(String name, Mode mode, int minutes, String dish, String story) {
    public Course {
      if (minutes < 1) {
        throw new IllegalArgumentException("a round takes at least a minute");
      }
    }
  }

  /// What a round is for.
  public enum Mode {
    /// People who care about different things sit together.
    MIX,
    /// People who care about the same things sit together.
    PURPOSE
  }
}
