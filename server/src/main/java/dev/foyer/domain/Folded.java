package dev.foyer.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts as they are compared: without case, accents and repeated white space.
public final class Folded {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folded() {}

  /// The text as it is compared.
  public static String text(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String lower = plain.toLowerCase(Locale.ROOT);
    String letters = lower.replace("ø", "o").replace("æ", "ae").replace("ß", "ss");
    return SPACES.matcher(letters.replace("ł", "l").replace("đ", "d")).replaceAll(" ").strip();
  }

  /// Letters and digits only: how headings of columns are compared.
  public static String letters(String text) {
    return OTHERS.matcher(text(text)).replaceAll("");
  }
}
