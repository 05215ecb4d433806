package dev.foyer.badge;

import java.util.HashMap;
import java.util.Map;

/// What stands on one badge: texts by the template's field names (`name`, `first-name`,
/// `organisation`, `role`, `pronouns`, `ask-me-about`, `tables`, `cast`, `event`), and the text of
/// the QR code under `qr`. A field that is missing or blank collapses.
public record BadgeFields(Map<String, String> texts) {
  public BadgeFields {
    texts = Map.copyOf(texts);
  }

  /// The field's text in one line, each run of spaces of any kind as one, without what steers
  /// machines instead of being read ([#isSteering]); empty if the field is missing or nothing in it
  /// can be seen.
  public String text(String field) {
    StringBuilder clean = new StringBuilder();
    texts.getOrDefault(field, "").codePoints().forEach(c -> append(clean, c));
    String text = clean.toString().strip();
    return Clusters.isVisible(text) ? text : "";
  }

  /// The same badge with another text in a field.
  public BadgeFields with(String field, String text) {
    Map<String, String> changed = new HashMap<>(texts);
    changed.put(field, text);
    return new BadgeFields(changed);
  }

  /// Whether the field says something, but nothing that can be seen.
  boolean isInvisible(String field) {
    return !isBlank(field) && text(field).isEmpty();
  }

  /// Whether the field says nothing at all.
  boolean isBlank(String field) {
    return texts.getOrDefault(field, "").isBlank();
  }

  private static void append(StringBuilder clean, int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
        clean.append(' ');
      }
    } else if (!isSteering(codePoint)) {
      clean.appendCodePoint(codePoint);
    }
  }

  /// Whether a code point is an order to a machine: a control (C0, C1), which a printer or a
  /// terminal might obey; a bidirectional embedding, override or isolate (UAX #9), which would turn
  /// the rest of the line around; a deprecated format character; or a noncharacter. The joiners
  /// that emoji, Arabic and Indic scripts need and the marks that only lend a direction (LRM, RLM,
  /// ALM) stay.
  private static boolean isSteering(int codePoint) {
    boolean embedding = codePoint >= 0x202a && codePoint <= 0x202e;
    boolean isolate = codePoint >= 0x2066 && codePoint <= 0x2069;
    boolean deprecated = codePoint >= 0x206a && codePoint <= 0x206f;
    boolean noncharacter =
        (codePoint & 0xfffe) == 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
    return Character.isISOControl(codePoint) || embedding || isolate || deprecated || noncharacter;
  }
}
