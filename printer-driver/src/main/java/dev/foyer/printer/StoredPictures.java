package dev.foyer.printer;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures that lie in a printer, as far as its directory has told. A damaged transfer is
/// dropped by the printer because its checksum fails, so the directory tells what arrived whole.
/// Not thread-safe.
final class StoredPictures {
  private static final int TRIES = 3;

  private final Conversation conversation;
  private final StoringLanguage language;
  private Optional<Map<String, Integer>> known = Optional.empty();

  StoredPictures(Conversation conversation, StoringLanguage language) {
    this.conversation = conversation;
    this.language = language;
  }

  /// What was known may be wrong.
  void doubt() {
    known = Optional.empty();
  }

  boolean areKnown() {
    return known.isPresent();
  }

  /// False if the printer does not tell.
  boolean ask() {
    known = conversation.askAtLeisure(language.askStored(), language::stored);
    return known.isPresent();
  }

  /// Whether the printer has told that it is there.
  boolean has(String name) {
    return known.map(sizes -> sizes.containsKey(name)).orElse(false);
  }

  /// Whether pictures of one size are all there, and of that size. The checksum guards a picture's
  /// data, not the size in front of them: once the directory shows one of them with as many bytes
  /// as it has, so it must the others; those that it does not are forgotten.
  boolean areWhole(List<String> names, int bytes) {
    if (!names.stream().allMatch(this::has)) {
      return false;
    }
    Map<String, Integer> sizes = known.orElse(Map.of());
    List<String> others =
        names.stream().filter(name -> !Integer.valueOf(bytes).equals(sizes.get(name))).toList();
    if (others.isEmpty() || others.size() == names.size()) {
      return true;
    }
    others.forEach(this::forget);
    doubt();
    return false;
  }

  void send(String name, Label picture) {
    conversation.tell(language.store(name, picture));
  }

  /// Whether it is gone is known after the next question only.
  void forget(String name) {
    conversation.tell(language.forget(name));
  }

  /// Forgets pictures until the printer tells that they are not there; false if it does not.
  boolean rid(Collection<String> names) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (!ask()) {
        return false;
      }
      if (Collections.disjoint(known.orElse(Map.of()).keySet(), names)) {
        return true;
      }
      List.copyOf(names).forEach(this::forget);
    }
    return false;
  }
}
