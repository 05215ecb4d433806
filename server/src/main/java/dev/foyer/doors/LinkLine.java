package dev.foyer.doors;

import dev.foyer.replication.LinkState;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How another replica is reached.
///
/// @param state `none`, `connected`, `unreachable`, `refused` or `stalled`
/// @param unsent own facts that it does not have, and since when the oldest of them has waited
public record LinkLine(
    String state, @Nullable String lastHeard, long unsent, @Nullable String oldestUnsent) {
  /// There is no other.
  public static final LinkLine NONE = of(LinkState.NONE);

  public static LinkLine of(LinkState link) {
    return new LinkLine(
        link.state().name().toLowerCase(Locale.ROOT),
        text(link.lastHeard()),
        link.unsent(),
        text(link.oldestUnsent()));
  }

  /// The same link, of which it is known otherwise that nothing is heard.
  LinkLine unreachable() {
    return new LinkLine("unreachable", lastHeard, unsent, oldestUnsent);
  }

  /// Without what changes all the time while all is well.
  LinkLine calm() {
    return new LinkLine(state, null, 0, null);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
