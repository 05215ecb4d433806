package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.box.badges.Preview.Wanted;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where previews are drawn, one at a time, so that who tries templates during the evening takes
/// one core from the door at most. The last template and its art are kept: a page asks for one
/// template with many names. Thread-safe.
final class PreviewRoom {
  private final Semaphore seat = new Semaphore(1);
  private @Nullable Easel easel;

  private record Easel(String template, int dpi, BadgeRenderer renderer) {}

  /// Draws a preview.
  ///
  /// @param name which template it is; whatever has the same name is the same template
  /// @param template asked for if it is not the one that was drawn last
  Preview draw(String name, Supplier<BadgeTemplate> template, Wanted wanted) {
    seat.acquireUninterruptibly();
    try {
      Easel kept = easel;
      if (kept == null || !kept.template().equals(name) || kept.dpi() != wanted.dpi()) {
        kept = new Easel(name, wanted.dpi(), new BadgeRenderer(template.get(), wanted.dpi()));
        easel = kept;
      }
      return Preview.of(kept.renderer(), wanted.guest());
    } finally {
      seat.release();
    }
  }
}
