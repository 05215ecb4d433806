package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A walk through a journal's files that changes nothing: what they hold, and what is wrong.
///
/// @param kinds how many facts of each kind
/// @param heads each stream's last number and hash, without a gap
/// @param faults damage and broken chains, first one first
/// @param torn bytes at the end that belong to no finished group and were never acknowledged
public record JournalWalk(
    long facts,
    Map<String, Long> kinds,
    Map<StreamId, Journal.Head> heads,
    List<String> faults,
    long torn) {

  /// Walks through the journal in this folder.
  ///
  /// @throws JournalStopped if it cannot be read at all
  public static JournalWalk through(Path folder) {
    Map<String, Long> kinds = new TreeMap<>();
    Map<StreamId, Journal.Head> heads = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    long facts = 0;
    long torn = 0;
    try {
      List<Integer> numbers = Segments.numbers(folder);
      Segments.missing(numbers)
          .forEach(n -> faults.add(JournalDamage.missing(Segments.path(folder, n)).toString()));
      for (int number : numbers) {
        Path path = Segments.path(folder, number);
        ByteBuffer bytes = Segments.bytes(path);
        SegmentScan scan = SegmentScan.of(path, bytes);
        scan.damage().forEach(damage -> faults.add(damage.toString()));
        torn = (long) bytes.limit() - scan.end();
        if (torn > 0 && number != numbers.getLast()) {
          faults.add(path.getFileName() + " ends with " + torn + " unreadable bytes");
        }
        for (SegmentScan.Found found : scan.facts()) {
          Fact fact = Envelope.decode(found.envelope());
          kinds.merge(fact.content().kind(), 1L, Long::sum);
          follow(heads, faults, fact);
          facts++;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new JournalStopped(
          "The journal in " + folder + " cannot be read: " + e.getMessage(), e);
    }
    return new JournalWalk(facts, kinds, heads, faults, torn);
  }

  private static void follow(Map<StreamId, Journal.Head> heads, List<String> faults, Fact fact) {
    Journal.Head head =
        heads.getOrDefault(fact.stream(), new Journal.Head(0, Chain.genesis(fact.stream())));
    if (fact.seq() == head.seq() + 1) {
      Bytes hash = Chain.next(head.hash(), Envelope.encode(fact));
      heads.put(fact.stream(), new Journal.Head(fact.seq(), hash));
    } else if (fact.seq() > head.seq()) {
      faults.add("facts are missing before " + fact.id());
    }
  }
}
