package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.Personal;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Retention;
import dev.foyer.domain.StreamId;
import dev.foyer.domain.Terms;
import dev.foyer.journal.FactCodec.Decoded;
import dev.foyer.journal.Journal;
import dev.foyer.journal.Journal.Run;
import dev.foyer.journal.SignedHead;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Takes batches in, as [Batches] makes them. One is kept only if its chain follows what is known
/// and its author has signed where it ends; then authorship survives relaying.
final class Intake {
  private static final System.Logger LOG = System.getLogger("foyer.replication");

  private final Replica replica;
  private final Journal journal;
  private final HandedKeys handed;

  Intake(Replica replica) {
    this.replica = replica;
    this.journal = replica.ledger().journal();
    this.handed = new HandedKeys(replica);
  }

  /// Keeps a batch, or says why not.
  Wire.Verdict take(Wire.Batch batch) {
    return take(List.of(batch)).getFirst();
  }

  /// Keeps what is sound of some batches, in their order, and all of it at once. One verdict a
  /// batch.
  List<Wire.Verdict> take(List<Wire.Batch> batches) {
    Inspection inspection = new Inspection();
    List<Look> looks = batches.stream().map(inspection::look).toList();
    List<Run> runs = inspection.runs;
    List<Fact> facts = runs.stream().flatMap(run -> run.facts().stream()).toList();
    if (!inspection.keys.isEmpty()) {
      handed.keep(inspection.keys, gone -> invited(facts, gone));
    }
    List<List<Journal.Verdict>> verdicts = journal.learnRuns(runs);
    return looks.stream().map(look -> verdict(look, verdicts)).toList();
  }

  private Wire.Verdict verdict(Look look, List<List<Journal.Verdict>> verdicts) {
    return switch (look) {
      case Look.Not not -> not.verdict();
      case Look.Sound sound -> {
        boolean forked = verdicts.get(sound.run()).contains(Journal.Verdict.FORKED);
        if (forked) {
          LOG.log(
              Level.ERROR,
              "two facts with one identity in the stream of " + sound.stream().replica());
        }
        yield new Wire.Verdict(
            Wire.Head.of(sound.stream(), known(sound.stream()).seq()), forked ? "forked" : "kept");
      }
    };
  }

  private Journal.Head known(StreamId stream) {
    Journal.Head head = journal.heads().get(stream);
    return head == null ? new Journal.Head(0, Chain.genesis(stream)) : head;
  }

  /// What became of looking at a batch.
  private sealed interface Look {
    /// It is not to be kept.
    record Not(Wire.Verdict verdict) implements Look {}

    /// It is the run of this index.
    record Sound(StreamId stream, int run) implements Look {}
  }

  /// Looks at batches one after the other; each may follow the one before it.
  private final class Inspection {
    private final List<Run> runs = new ArrayList<>();
    private final Map<PersonId, SecretKey> keys = new HashMap<>();
    private final Map<StreamId, Journal.Head> ahead = new HashMap<>();

    Look look(Wire.Batch batch) {
      StreamId stream;
      List<Fact> facts;
      try {
        stream = batch.stream().stream(replica.membership().community());
        facts = batch.envelopes().stream().map(bytes -> Envelope.decode(bytes.toArray())).toList();
      } catch (IllegalArgumentException e) {
        return quarantined(batch, "it cannot be read");
      }
      Journal.Head known = known(stream);
      Optional<Bytes> before = before(stream, known, batch.from() - 1);
      if (before.isEmpty()) {
        return new Look.Not(new Wire.Verdict(Wire.Head.of(stream, known.seq()), "gap"));
      }
      if (author(stream).isEmpty()) {
        return new Look.Not(new Wire.Verdict(Wire.Head.of(stream, known.seq()), "stranger"));
      }
      Optional<SignedHead> head = signed(batch, stream, facts, before.get());
      if (head.isEmpty()) {
        return quarantined(batch, "its chain or its author's signature is wrong");
      }
      if (batch.keys() != null) {
        keys.putAll(handed.open(batch.keys()));
      }
      runs.add(new Run(facts, head.get()));
      if (agrees(stream, known, facts, before.get())) {
        ahead.put(stream, new Journal.Head(head.get().seq(), head.get().hash()));
      }
      return new Look.Sound(stream, runs.size() - 1);
    }

    /// The chain's hash at a number that is known here, or will be with the batch before; empty
    /// beyond that.
    private Optional<Bytes> before(StreamId stream, Journal.Head known, long seq) {
      Journal.Head next = ahead.get(stream);
      if (next != null && next.seq() == seq) {
        return Optional.of(next.hash());
      }
      return seq < 0 || seq > known.seq()
          ? Optional.empty()
          : Optional.of(journal.chainAt(stream, seq));
    }

    /// Whether a batch that begins before the end of what is known says the same of it; what
    /// follows a fork follows nothing that is known here.
    private boolean agrees(StreamId stream, Journal.Head known, List<Fact> facts, Bytes before) {
      Bytes hash = before;
      for (Fact fact : facts) {
        if (fact.seq() > known.seq()) {
          return true;
        }
        hash = Chain.next(hash, Envelope.encode(fact));
        if (!hash.equals(journal.chainAt(stream, fact.seq()))) {
          return false;
        }
      }
      return true;
    }
  }

  /// Where the batch ends, if its chain follows what is known and its author has signed that.
  private Optional<SignedHead> signed(
      Wire.Batch batch, StreamId stream, List<Fact> facts, Bytes before) {
    Bytes hash = before;
    long seq = batch.from() - 1;
    for (Fact fact : facts) {
      seq++;
      if (!fact.stream().equals(stream) || fact.seq() != seq) {
        return Optional.empty();
      }
      hash = Chain.next(hash, Envelope.encode(fact));
    }
    if (!hash.equals(batch.hash()) || seq != batch.stream().seq()) {
      return Optional.empty();
    }
    SignedHead head = new SignedHead(stream, seq, hash, batch.signature());
    byte[] signed = Wire.head(stream, seq, hash);
    return author(stream)
        .flatMap(author -> Ed25519.open(author.signing()))
        .filter(key -> Ed25519.verify(key, signed, head.signature().toArray()))
        .map(key -> head);
  }

  private Optional<TrustedKeys.Replica> author(StreamId stream) {
    return replica.trusted().replica(stream.replica());
  }

  private static Look quarantined(Wire.Batch batch, String why) {
    LOG.log(Level.WARNING, "a batch of " + batch.stream().replica() + " was not kept: " + why);
    return new Look.Not(new Wire.Verdict(batch.stream(), "quarantined"));
  }

  private @Nullable FactBody body(Fact fact) {
    return replica.ledger().codec().decode(fact.content()) instanceof Decoded.Known known
        ? known.body()
        : null;
  }

  /// Who of those who were let go here after an earlier event is invited to something that is still
  /// to come, as far as is known here and as these facts say, and so is known by name again.
  private Set<PersonId> invited(List<Fact> facts, Set<PersonId> gone) {
    Instant now = replica.clock().now();
    List<FactBody> bodies = facts.stream().flatMap(fact -> Stream.ofNullable(body(fact))).toList();
    return replica
        .memory()
        .read(
            state ->
                bodies.stream()
                    .flatMap(body -> invited(state, body, now).stream())
                    .filter(gone::contains)
                    .collect(Collectors.toSet()));
  }

  private static Optional<PersonId> invited(CommunityState state, FactBody body, Instant now) {
    return switch (body) {
      case Personal personal ->
          Optional.of(personal.person()).filter(person -> Retention.comes(state, person, now));
      case InvitationIssued issued ->
          Optional.of(issued.terms())
              .filter(terms -> !Retention.isOver(state, terms.event(), now))
              .map(Terms::person);
      default -> Optional.empty();
    };
  }
}
