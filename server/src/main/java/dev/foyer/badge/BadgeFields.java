package dev.foyer.badge;

import java.util.Map;

/// What stands on one badge: texts by the template's field names (`name`, `first-name`,
/// `organisation`, `role`, `pronouns`, `ask-me-about`, `tables`, `event`), and the text of the QR
/// code under `qr`. A field that is missing or blank collapses.
public record BadgeFields(Map<String, String> texts) {
  public BadgeFields {
    texts = Map.copyOf(texts);
  }

  /// The field's text in one line, without what controls a terminal or turns text around; empty if
  /// it is missing.
  public String text(String field) {
    StringBuilder clean = new StringBuilder();
    texts
        .getOrDefault(field, "")
        .codePoints()
        .filter(c -> !isControl(c))
        .forEach(clean::appendCodePoint);
    return clean.toString().replaceAll("\\s+", " ").strip();
  }

  /// Controls but for the joiners that emoji and Indic scripts need, and bidirectional overrides
  /// (UAX #9), which would carry over to the rest of the line.
  private static boolean isControl(int codePoint) {
    boolean override = codePoint >= 0x202a && codePoint <= 0x202e;
    boolean isolate = codePoint >= 0x2066 && codePoint <= 0x2069;
    boolean control = Character.isISOControl(codePoint) && !Character.isWhitespace(codePoint);
    return override || isolate || control || codePoint == 0xfffe || codePoint == 0xffff;
  }
}
