package dev.foyer.moving;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Fact;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.journal.SignedHead;
import dev.foyer.keys.Secrets;
import dev.foyer.projection.Ground;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/// A move of a central server from one ground to another: facts with their authors' signatures,
/// forks, keys. Whatever is there already is left as it is, so a move that was interrupted is done
/// again. The old ground is marked as left only when both hold the same; it keeps everything.
public final class Move {
  private static final int FACTS = 500;
  private static final int BYTES = 1 << 20;

  private Move() {}

  /// The two ends of a move, and what they are called in the marks that are left.
  public record Ends(Ground from, Ground to, String address) {}

  /// What came of it.
  public record Outcome(Census from, Census to) {
    public boolean isEqual() {
      return from.hash().equals(to.hash());
    }
  }

  /// Moves everything, and opens both sides anew to compare them.
  ///
  /// @throws IllegalStateException if something cannot be moved; it says what
  public static Outcome of(Ends ends) {
    ends.from().requireStanding();
    secrets(ends.from().secrets(), ends.to().secrets());
    try (Side from = Side.open(ends.from());
        Side to = Side.open(ends.to())) {
      if (!from.journal().damage().isEmpty() || !from.people().damage().isEmpty()) {
        throw new IllegalStateException(
            "Something here is damaged (\"foyer verify\" shows what), and is not moved: bring it"
                + " back from a box or a backup first.");
      }
      people(from, to);
      for (Map.Entry<StreamId, Journal.Head> stream :
          new TreeMap<>(from.journal().heads()).entrySet()) {
        facts(from.journal(), to.journal(), stream.getKey(), stream.getValue().seq());
      }
      from.journal().forks().forEach(fork -> to.journal().learn(List.of(fork)));
    }
    Outcome outcome = new Outcome(census(ends.from()), census(ends.to()));
    if (outcome.isEqual()) {
      ends.to().moved(Optional.empty());
      ends.from().moved(Optional.of(ends.address()));
    }
    return outcome;
  }

  private static Census census(Ground ground) {
    try (Side side = Side.open(ground)) {
      return Census.of(side);
    }
  }

  private static void secrets(Secrets from, Secrets to) {
    for (String owner : Census.OWNERS) {
      Map<String, Bytes> mine = from.find(owner).orElse(Map.of());
      if (!mine.isEmpty() && !to.keep(owner, mine).equals(mine)) {
        throw new IllegalStateException(
            "Another central is there already, with other keys: choose an empty place.");
      }
    }
  }

  private static void people(Side from, Side to) {
    Map<PersonId, SecretKey> keys = new HashMap<>();
    for (PersonId person : from.people().people()) {
      keys.put(person, from.people().find(person).orElseThrow());
    }
    to.people().add(keys);
  }

  /// In batches that end where the author has signed, as far as there is such a place.
  private static void facts(Journal from, Journal to, StreamId stream, long end) {
    long seq = Optional.ofNullable(to.heads().get(stream)).map(Journal.Head::seq).orElse(0L);
    while (seq < end) {
      List<Fact> facts = from.stream(stream, seq + 1, FACTS, BYTES);
      long last = facts.getLast().seq();
      long next = seq + 1;
      Optional<SignedHead> head =
          from.signedHead(stream, next, last).filter(signed -> signed.seq() <= last);
      if (head.isPresent()) {
        facts = facts.subList(0, (int) (head.get().seq() - seq));
        to.learn(facts, head.get());
      } else {
        to.learn(facts);
      }
      seq = facts.getLast().seq();
    }
    from.signedHead(stream, 1, end)
        .filter(head -> !to.signedHead(stream, 1, end).equals(Optional.of(head)))
        .ifPresent(head -> to.learn(from.stream(stream, head.seq(), 1, BYTES), head));
  }
}
