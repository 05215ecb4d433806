package dev.foyer.box.exit;

import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers about the evening, of which nobody is to know whose they are: they wait in memory until
/// there are five to a question, and are written shuffled, under a key that never leaves this box.
/// What is under five when the box stops or another event is opened is never written. Thread-safe.
final class PulseJar {
  /// Answers that are written together.
  static final int TOGETHER = 5;

  private final ReplicaId box;
  private final Ledger ledger;
  private final Random random;
  private final Map<String, List<Integer>> waiting = new HashMap<>();

  /// Who has answered, so that nobody does twice: not what, and in memory alone.
  private final Set<Given> given = new HashSet<>();

  private @Nullable EventId event;

  private record Given(GuestId guest, String question) {}

  PulseJar(ReplicaId box, Ledger ledger, Random random) {
    this.box = box;
    this.ledger = ledger;
    this.random = random;
  }

  /// Whether this guest is to be asked this still.
  synchronized boolean asks(EventId of, GuestId guest, String question) {
    return !of.equals(event) || !given.contains(new Given(guest, question));
  }

  /// Takes a guest's answers, each question once.
  synchronized void put(EventId of, GuestId guest, Map<String, Integer> answers) {
    if (!of.equals(event)) {
      waiting.clear();
      given.clear();
      event = of;
    }
    answers.forEach(
        (question, answer) -> {
          if (given.add(new Given(guest, question))) {
            waiting.computeIfAbsent(question, q -> new ArrayList<>()).add(answer);
            writeIfEnough(of, question);
          }
        });
  }

  private void writeIfEnough(EventId of, String question) {
    List<Integer> five = waiting.getOrDefault(question, List.of());
    if (five.size() < TOGETHER) {
      return;
    }
    waiting.remove(question);
    Collections.shuffle(five, random);
    String text = five.stream().map(String::valueOf).collect(Collectors.joining(" "));
    PersonId ofTheBox = PersonId.of(box.bytes()).local();
    ledger.record(List.of(new PulsesTaken(box, ofTheBox, of, question, new PrivateText(text))));
  }
}
