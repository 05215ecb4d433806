package dev.foyer.central;

import dev.foyer.doors.ClockLine;
import dev.foyer.doors.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the boxes of all venues are, as far as central has heard, and whether what they have counted
/// has come.
///
/// @param at when that was so, by central's clock
record VenueBoard(String at, List<BoxLine> boxes, List<Reckoning> events, Trouble trouble) {
  /// A box.
  ///
  /// @param lastHeard since central started; null if it has not been heard
  /// @param event the event that its doors are open for
  /// @param twin whether two programs speak as this box
  /// @param told what it said last of how it is; null as long as it has said nothing
  record BoxLine(
      String box,
      String name,
      @Nullable String lastHeard,
      @Nullable String event,
      boolean twin,
      @Nullable ToldLine told) {}

  /// @param unsent what it knew central to lack when it said so, and since when the oldest of that
  ///   has waited
  record ToldLine(
      String at,
      long unsent,
      @Nullable String oldestUnsent,
      long parked,
      int forks,
      String storage,
      ClockLine clock) {}

  /// What an event's boxes have counted beside what central has.
  record Reckoning(String event, String name, String startsAt, List<Count> boxes) {}

  /// Guests who are in by what one box has written down.
  ///
  /// @param told by the box when it was last heard; null as long as it has said nothing
  /// @param counted by central now
  record Count(
      String box, String name, @Nullable Integer told, @Nullable String toldAt, int counted) {}
}
