package dev.foyer.platform;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks of a request's fields; each says which field is wrong and what to send.
public final class Fields {
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");
  private static final Pattern DIRECTIONS =
      Pattern.compile("[\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

  private Fields() {}

  /// A field that has to be there.
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw Problem.field(field, "The field \"" + field + "\" is missing.");
    }
    return value;
  }

  /// A text of 1 to `most` characters in one line, white space around it taken off. One in which
  /// nothing can be seen is empty.
  public static String text(String field, @Nullable String value, int most) {
    String text = plain(required(field, value));
    if (!canBeSeen(text)) {
      throw Problem.field(field, "The field \"" + field + "\" is empty.");
    }
    return limited(field, text, most);
  }

  /// A text of up to `most` characters; empty if it is missing.
  public static String optionalText(String field, @Nullable String value, int most) {
    return value == null ? "" : limited(field, plain(value), most);
  }

  /// Whether there is anything to be seen in a text: more than spaces, marks for direction,
  /// joiners, and letters without a shape (the fillers of Hangul, a blank in Braille).
  public static boolean canBeSeen(String text) {
    return text.codePoints().anyMatch(c -> !isUnseen(c));
  }

  private static boolean isUnseen(int codePoint) {
    return switch (codePoint) {
      case 0x34f, 0x115f, 0x1160, 0x2800, 0x3164, 0xffa0 -> true;
      default ->
          Character.isWhitespace(codePoint)
              || Character.isSpaceChar(codePoint)
              || Character.getType(codePoint) == Character.FORMAT;
    };
  }

  /// An id or another value with a written form.
  public static <T> T parsed(String field, @Nullable String value, Function<String, T> parse) {
    try {
      return parse.apply(required(field, value));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.field(field, "The field \"" + field + "\" is not well formed.");
    }
  }

  /// An id in a path: what is malformed is unknown.
  public static <T> T inPath(String what, String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw Problem.unknown(what);
    }
  }

  /// An id that may be missing.
  public static <T> Optional<T> optional(
      String field, @Nullable String value, Function<String, T> parse) {
    return value == null || value.isEmpty()
        ? Optional.empty()
        : Optional.of(parsed(field, value, parse));
  }

  /// A text without what no reader sees: a control character is a space, and what would turn the
  /// direction of the words around it is gone (Unicode UAX 9, explicit formatting).
  private static String plain(String text) {
    String turned = DIRECTIONS.matcher(text).replaceAll("");
    return CONTROLS.matcher(turned).replaceAll(" ").strip();
  }

  private static String limited(String field, String text, int most) {
    if (text.length() > most) {
      throw Problem.field(
          field, "The field \"" + field + "\" has more than " + most + " characters.");
    }
    return text;
  }
}
