package dev.foyer.replication;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Correspondence.Called;
import dev.foyer.replication.Correspondence.Ends;
import dev.foyer.replication.Correspondence.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How the replicas of a community ask each other: soundly, or in one of the ways that are known to
/// lose facts. What an unsound one remembers outlives the starts of the programs, as its outbox or
/// its cursor would in a table.
public class Manners {
  private Manners() {}

  /// As the program does it.
  public static Manners sound() {
    return new Manners();
  }

  /// Takes a batch that was refused with 400 out of the outbox.
  public static Manners dropsWhatIsRefused() {
    return new Dropping();
  }

  /// Sends nothing more while something is refused.
  public static Manners waitsBehindWhatIsRefused() {
    return new Waiting();
  }

  /// Hands out what has a higher sequence number than the last that the asker got; a number is
  /// taken when a batch arrives, and its facts are seen when they are committed.
  public static Manners pagesBySequence() {
    return new Paging();
  }

  /// Passes on only what it can apply itself.
  public static Manners relaysOnlyWhatItCanApply() {
    return new Choosy();
  }

  /// Hands over people's keys with the facts about them only.
  public static Manners handsOverNoKeyLater() {
    return new Tacit();
  }

  Called peer(Ends ends, Line line) {
    return new Called(ends, line);
  }

  static StreamId stream(Wire.Head head, Replica replica) {
    return head.stream(replica.membership().community());
  }

  private record Pair(ReplicaId from, ReplicaId to) {
    static Pair of(Ends ends) {
      return new Pair(ends.here().id(), ends.there().get().id());
    }
  }

  /// The heads, none of them before those of `least`.
  private static List<Wire.Head> raised(
      List<Wire.Head> heads, Map<StreamId, Long> least, CommunityId community) {
    Map<StreamId, Long> all = new HashMap<>(least);
    heads.forEach(head -> all.merge(head.stream(community), head.seq(), Math::max));
    return all.entrySet().stream().map(e -> Wire.Head.of(e.getKey(), e.getValue())).toList();
  }

  private static final class Dropping extends Manners {
    private final Map<Pair, Map<StreamId, Long>> dropped = new HashMap<>();

    @Override
    Called peer(Ends ends, Line line) {
      Map<StreamId, Long> gone = dropped.computeIfAbsent(Pair.of(ends), pair -> new HashMap<>());
      return new Called(ends, line) {
        @Override
        Wire.Exchange received(Wire.Exchange answer) {
          CommunityId community = ends.here().membership().community();
          List<Wire.Head> heads = raised(answer.heads(), gone, community);
          return super.received(
              new Wire.Exchange(
                  heads, answer.batches(), answer.twin(), answer.clock(), answer.lacking()));
        }

        @Override
        public Wire.Verdict offer(Wire.Batch batch) throws IOException {
          try {
            return super.offer(batch);
          } catch (Peer.Refused e) {
            if (e.status() != 400) {
              throw e;
            }
            gone.merge(stream(batch.stream(), ends.here()), batch.stream().seq(), Math::max);
            return new Wire.Verdict(batch.stream(), "kept");
          }
        }
      };
    }
  }

  private static final class Waiting extends Manners {
    @Override
    Called peer(Ends ends, Line line) {
      return new Called(ends, line) {
        @Override
        public Wire.Verdict offer(Wire.Batch batch) throws IOException {
          try {
            return super.offer(batch);
          } catch (Peer.Refused e) {
            throw new IOException("nothing goes on before this one does", e);
          }
        }
      };
    }
  }

  private static final class Paging extends Manners {
    private static final int MOST_BATCHES = 8;
    private final Map<Pair, Long> cursors = new HashMap<>();
    private final IdentityHashMap<Wire.Exchange, Long> pages = new IdentityHashMap<>();
    private final Map<ReplicaId, Map<StreamId, NavigableMap<Long, Long>>> numbers = new HashMap<>();
    private long last;

    @Override
    Called peer(Ends ends, Line line) {
      return new Called(ends, line) {
        @Override
        Wire.Exchange answer(Wire.Have have, TrustedKeys.Replica asker) {
          long cursor = cursors.getOrDefault(Pair.of(ends), 0L);
          Batches batches = new Batches(there());
          number(there(), batches.known(), ++last);
          CommunityId community = there().membership().community();
          List<Wire.Head> heads = raised(have.heads(), given(there(), cursor), community);
          Wire.Exchange page =
              batches.exchange(
                  new Wire.Have(heads, null, have.room(), have.lacking()), asker, false);
          pages.put(page, page.batches().size() < MOST_BATCHES ? last : cursor);
          return page;
        }

        @Override
        Wire.Exchange received(Wire.Exchange page) {
          cursors.put(Pair.of(ends), pages.getOrDefault(page, 0L));
          return super.received(page);
        }

        @Override
        public Wire.Verdict offer(Wire.Batch batch) throws IOException {
          asker();
          long number = ++last;
          return line.carry(
              () -> {
                Wire.Verdict verdict = new Intake(there()).take(batch);
                if (verdict.isKept()) {
                  StreamId stream = stream(batch.stream(), there());
                  number(there(), Map.of(stream, verdict.stream().seq()), number);
                }
                return verdict;
              });
        }
      };
    }

    /// How far each stream goes whose facts have no higher number than the cursor.
    private Map<StreamId, Long> given(Replica there, long cursor) {
      Map<StreamId, Long> given = new HashMap<>();
      numbers(there)
          .forEach(
              (stream, bySeq) ->
                  bySeq.forEach(
                      (seq, number) -> {
                        if (number <= cursor) {
                          given.merge(stream, seq, Math::max);
                        }
                      }));
      return given;
    }

    /// Gives a number to what has none.
    private void number(Replica there, Map<StreamId, Long> heads, long number) {
      heads.forEach(
          (stream, seq) -> {
            NavigableMap<Long, Long> bySeq =
                numbers(there).computeIfAbsent(stream, id -> new TreeMap<>());
            if (bySeq.isEmpty() || bySeq.lastKey() < seq) {
              bySeq.put(seq, number);
            }
          });
    }

    private Map<StreamId, NavigableMap<Long, Long>> numbers(Replica there) {
      return numbers.computeIfAbsent(there.id(), id -> new HashMap<>());
    }
  }

  private static final class Tacit extends Manners {
    @Override
    Called peer(Ends ends, Line line) {
      return new Called(ends, line) {
        @Override
        Wire.Exchange answer(Wire.Have have, TrustedKeys.Replica asker) {
          return super.answer(new Wire.Have(have.heads(), null, have.room(), null), asker);
        }
      };
    }
  }

  private static final class Choosy extends Manners {
    @Override
    Called peer(Ends ends, Line line) {
      return new Called(ends, line) {
        @Override
        Wire.Exchange received(Wire.Exchange answer) {
          List<Wire.Batch> passed = new ArrayList<>(answer.batches());
          passed.removeIf(batch -> !passes(batch, there(), ends.here()));
          return super.received(
              new Wire.Exchange(
                  answer.heads(), passed, answer.twin(), answer.clock(), answer.lacking()));
        }

        @Override
        public Wire.Verdict offer(Wire.Batch batch) throws IOException {
          return passes(batch, ends.here(), ends.here())
              ? super.offer(batch)
              : new Wire.Verdict(batch.stream(), "gap");
        }
      };
    }

    private static boolean passes(Wire.Batch batch, Replica by, Replica reader) {
      return stream(batch.stream(), by).replica().equals(by.id())
          || batch.envelopes().stream()
              .map(envelope -> Envelope.decode(envelope.toArray()))
              .map(fact -> reader.ledger().codec().decode(fact.content()))
              .allMatch(Decoded.Known.class::isInstance);
    }
  }
}
