package dev.foyer.seating;

import dev.foyer.domain.Folded;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One spelling for what several guests have written: the first that was met, whatever the case and
/// the accents of the others.
final class Words {
  private final Map<String, String> spellings = new HashMap<>();

  Set<String> of(Collection<String> texts) {
    return texts.stream()
        .filter(text -> !Folded.text(text).isEmpty())
        .map(text -> spellings.computeIfAbsent(Folded.text(text), folded -> text.strip()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
