package dev.foyer.ties;

import dev.foyer.domain.Folded;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A few words of somebody, and the bare words by which they are compared with somebody else's:
/// folded, without stop words, an English or Romance plural's `s` taken off.
///
/// There is no stemmer and no analyzer for each language on purpose. Offers and needs are phrases
/// of two or three words, a list mixes languages, and nothing says in which one a phrase is; a stem
/// of the wrong language joins what does not belong together, and whoever is introduced is told the
/// reason. A pair that is missed costs less than a reason that is not true.
public record Phrase(String text, Set<String> bare) {
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST = 2;
  private static final int SHORTEST_PLURAL = 4;

  /// Articles, prepositions and what every offer or need says, in the languages of the lists.
  private static final Set<String> STOP =
      Arrays.stream(
              """
              a an and any anybody are at be but by can do for from get have help how i in into is it
              know knows like looking me my need needs of offer offers on or our some somebody someone
              people that the their them they this to us want wants we who with would you your about
              en et ei den det de og i pa av for til med om som hjelp trenger soker tilbyr noen jeg vi
              ett och att hjalp behover soker erbjuder nagon
              der die das ein eine einen und oder im in am an auf von vom zu zum zur mit fur bei hilfe
              suche brauche biete jemand wir ich
              le la les un une des du et ou au aux avec pour dans sur par aide cherche besoin
              el los las una unos y o con para por del ayuda busco necesito
              """
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  public Phrase {
    bare = Set.copyOf(bare);
  }

  public static Phrase of(String text) {
    return new Phrase(
        text,
        OTHERS
            .splitAsStream(Folded.text(text))
            .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
            .filter(word -> !STOP.contains(word))
            .map(Phrase::singular)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String singular(String word) {
    boolean plural = word.length() >= SHORTEST_PLURAL && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /// Whether the two speak of the same thing: at least half of the shorter one's bare words are the
  /// other's, too.
  public boolean meets(Phrase other) {
    Set<String> shared = new HashSet<>(bare);
    shared.retainAll(other.bare);
    return !shared.isEmpty() && 2 * shared.size() >= Math.min(bare.size(), other.bare.size());
  }

  /// Whether all of these words are said by the other.
  public boolean isWithin(Phrase other) {
    return !bare.isEmpty() && other.bare.containsAll(bare);
  }

  @Override
  public String toString() {
    return "(a phrase)";
  }
}
