package dev.foyer.insights;

import dev.foyer.domain.Folded;
import dev.foyer.domain.PersonId;
import dev.foyer.ties.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who offers what somebody needs: by their profile or on the shelf, and only those who agree to be
/// introduced, since that is what asking for it leads to.
final class Holders {
  private final Map<String, List<Offer>> byWord = new HashMap<>();
  private final Map<String, Set<PersonId>> found = new HashMap<>();

  private record Offer(PersonId person, Phrase phrase) {}

  private Holders() {}

  static Holders of(Seen seen) {
    Holders holders = new Holders();
    seen.people()
        .forEach(
            (person, someone) -> {
              if (someone.agreeing().introduced()) {
                someone.profile().offers().forEach(offer -> holders.add(person, offer));
              }
            });
    seen.shelf().stream()
        .filter(thing -> introduced(seen, thing.person()))
        .forEach(thing -> holders.add(thing.person(), thing.what().value()));
    return holders;
  }

  private static boolean introduced(Seen seen, PersonId person) {
    Seen.Someone someone = seen.people().get(person);
    return someone != null && someone.agreeing().introduced();
  }

  private void add(PersonId person, String text) {
    Offer offer = new Offer(person, Phrase.of(text));
    offer
        .phrase()
        .bare()
        .forEach(word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(offer));
  }

  /// Everybody who has this, whoever needs it among them.
  Set<PersonId> of(String need) {
    return found.computeIfAbsent(Folded.text(need), folded -> look(Phrase.of(need)));
  }

  private Set<PersonId> look(Phrase need) {
    return need.bare().stream()
        .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
        .filter(offer -> offer.phrase().meets(need))
        .map(Offer::person)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
