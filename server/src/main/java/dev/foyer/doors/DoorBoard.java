package dev.foyer.doors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a box stands with central and with the other doors, for its pages.
///
/// @param at when that was so, by this box's clock
/// @param policy what doors of the open event do while they cannot ask each other: `open` or
///   `strict`; null if no event is open here
/// @param doors the other boxes that are open for this event, were set aside for it, or are linked
public record DoorBoard(
    String at,
    Here here,
    @Nullable String policy,
    LinkLine central,
    List<DoorLine> doors,
    Trouble trouble) {
  /// This box.
  ///
  /// @param clock `trusted` or `untrusted`
  /// @param storage `ok`, `damaged` or `stopped`
  /// @param facts how many facts its log holds
  /// @param twin whether another program speaks as this box: two copies of one memory card
  /// @param event the event that its doors are open for
  public record Here(
      String box,
      String name,
      String clock,
      String storage,
      long facts,
      boolean twin,
      @Nullable String event) {}

  /// Another box.
  ///
  /// @param link never in the state `none`: a box that has not said where it is reached is
  ///   unreachable
  /// @param open whether its doors are open for the same event
  /// @param setAside whether a host has taken it out: others decide about its guests
  /// @param clock null as long as it has not answered
  /// @param twin whether two programs speak as that box
  public record DoorLine(
      String box,
      String name,
      LinkLine link,
      boolean open,
      boolean setAside,
      @Nullable ClockLine clock,
      boolean twin) {}

  /// Whether a page that shows `other` has to hear of this one at once.
  public boolean isNewsAfter(@Nullable DoorBoard other) {
    return other == null || !calm().equals(other.calm());
  }

  /// Whether a page that shows `other` shows the same but for the time.
  public boolean looksLike(@Nullable DoorBoard other) {
    return other != null && told(other.at()).equals(other);
  }

  private DoorBoard told(String when) {
    return new DoorBoard(when, here, policy, central, doors, trouble);
  }

  /// Without what changes all the time while all is well.
  private DoorBoard calm() {
    Here still =
        new Here(
            here.box(), here.name(), here.clock(), here.storage(), 0, here.twin(), here.event());
    List<DoorLine> others =
        doors.stream()
            .map(
                door ->
                    new DoorLine(
                        door.box(),
                        door.name(),
                        door.link().calm(),
                        door.open(),
                        door.setAside(),
                        door.clock() == null ? null : calm(door.clock()),
                        door.twin()))
            .toList();
    return new DoorBoard("", still, policy, central.calm(), others, trouble);
  }

  private static ClockLine calm(ClockLine clock) {
    return new ClockLine(0, clock.drifts(), clock.quality());
  }
}
