package dev.foyer.mail;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an outbox remembers of its letters while it runs, by their ids. Thread-safe.
final class Waiting {
  private record Turn(int failures, Instant next) {}

  private final Pauses pauses;
  private final Map<String, Turn> turns = new HashMap<>();
  private final Map<String, Reply> refused = new TreeMap<>();
  private final Set<String> taken = new HashSet<>();

  Waiting(Pauses pauses) {
    this.pauses = pauses;
  }

  synchronized boolean isReady(String id, Instant now) {
    Turn turn = turns.get(id);
    return !isTaken(id) && !isSetAside(id) && (turn == null || !now.isBefore(turn.next()));
  }

  synchronized boolean isTaken(String id) {
    return taken.contains(id);
  }

  synchronized boolean isSetAside(String id) {
    return refused.containsKey(id);
  }

  synchronized List<Outbox.SetAside> setAside() {
    return refused.entrySet().stream()
        .map(entry -> new Outbox.SetAside(entry.getKey(), entry.getValue()))
        .toList();
  }

  synchronized void taken(String id) {
    taken.add(id);
  }

  synchronized void setAside(String id, Reply reply) {
    refused.put(id, reply);
  }

  synchronized void putOff(String id, Instant now) {
    Turn before = turns.get(id);
    int failures = before == null ? 1 : before.failures() + 1;
    turns.put(id, new Turn(failures, now.plus(pauses.after(failures))));
  }

  synchronized void forget(String id) {
    turns.remove(id);
    refused.remove(id);
    taken.remove(id);
  }

  /// What is not due any more is forgotten.
  synchronized void keepOnly(List<Letter> due) {
    Set<String> ids = due.stream().map(Letter::id).collect(Collectors.toSet());
    turns.keySet().retainAll(ids);
    refused.keySet().retainAll(ids);
    taken.retainAll(ids);
  }
}
