package dev.foyer.doors;

import dev.foyer.domain.EventId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a replica knows that a person has to look at.
///
/// @param parked the first of the facts that are parked; `parkedCount` is how many there are
/// @param forks authors of whom two facts with one identity are known
public record Trouble(
    List<DoubleLine> doubles, List<ParkedLine> parked, long parkedCount, List<ForkLine> forks) {
  private static final int MOST_DOUBLES = 100;
  private static final int MOST_PARKED = 50;

  /// A fact that is kept and passed on, and cannot be used here.
  ///
  /// @param kind as it is called in the journal
  /// @param box who wrote it; `name` is what the box is called
  /// @param at when it was written, by the clock of its author
  /// @param reason `unknown-kind`, `unreadable` or `not-applied`
  public record ParkedLine(String kind, String box, String name, String at, String reason) {}

  /// How many facts of a box contradict others of the same identity.
  public record ForkLine(String box, String name, long facts) {}

  /// @param events those whose double admissions concern whoever looks
  public static Trouble of(Replica replica, TrustedKeys keys, Predicate<EventId> events) {
    return new Trouble(
        replica.memory().read(state -> DoubleLine.all(state, keys, events, MOST_DOUBLES)),
        parked(replica, keys),
        replica.memory().parked(),
        forks(replica, keys));
  }

  private static List<ParkedLine> parked(Replica replica, TrustedKeys keys) {
    return replica.memory().firstParked(MOST_PARKED).stream()
        .flatMap(position -> replica.ledger().read(position, 1).stream())
        .map(recorded -> line(replica, keys, recorded))
        .toList();
  }

  private static ParkedLine line(Replica replica, TrustedKeys keys, Recorded recorded) {
    Fact fact = recorded.fact();
    ReplicaId author = fact.stream().replica();
    String reason =
        switch (replica.ledger().codec().decode(fact.content())) {
          case Decoded.Unknown unknown -> "unknown-kind";
          case Decoded.Unreadable unreadable -> "unreadable";
          case Decoded.Known known -> "not-applied";
        };
    return new ParkedLine(
        fact.content().kind(),
        author.hex(),
        Names.of(keys, author),
        Instant.ofEpochMilli(fact.stamp().wallMillis()).toString(),
        reason);
  }

  private static List<ForkLine> forks(Replica replica, TrustedKeys keys) {
    Map<ReplicaId, Long> byAuthor =
        replica.ledger().journal().forks().stream()
            .collect(Collectors.groupingBy(fact -> fact.stream().replica(), Collectors.counting()));
    return byAuthor.entrySet().stream()
        .map(one -> new ForkLine(one.getKey().hex(), Names.of(keys, one.getKey()), one.getValue()))
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }
}
