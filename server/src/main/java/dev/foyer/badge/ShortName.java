package dev.foyer.badge;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/// A name with its middle names as initials.
final class ShortName {
  private static final int LONGEST_PARTICLE = 3;
  private static final Set<UnicodeScript> WITHOUT_CASE =
      Set.of(UnicodeScript.DEVANAGARI, UnicodeScript.TAMIL);

  private ShortName() {}

  /// Names between the first and the last by their first letters, hyphenated ones by each part's.
  /// Particles ("de", "von") stay, and so does what its readers would not know by an initial:
  /// initials are taken where there are capitals, and in Devanagari and Tamil, where they are
  /// usual.
  static String of(String name) {
    String[] words = name.split(" ", -1);
    StringBuilder shorter = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      shorter.append(' ').append(i < words.length - 1 ? shortened(words[i]) : words[i]);
    }
    return shorter.toString();
  }

  private static String shortened(String word) {
    StringBuilder initials = new StringBuilder();
    for (String part : word.split("-", -1)) {
      initials.append(initials.isEmpty() ? "" : "-").append(initial(part));
    }
    return initials.toString();
  }

  private static String initial(String part) {
    List<String> clusters = Clusters.of(part);
    if (clusters.isEmpty()) {
      return part;
    }
    int first = clusters.getFirst().codePointAt(0);
    boolean particle = Character.isLowerCase(first) && clusters.size() <= LONGEST_PARTICLE;
    boolean cased = Character.isUpperCase(first) || Character.isLowerCase(first);
    boolean usual = cased || WITHOUT_CASE.contains(UnicodeScript.of(first));
    return particle || !usual || clusters.size() == 1 ? part : clusters.getFirst() + ".";
  }
}
