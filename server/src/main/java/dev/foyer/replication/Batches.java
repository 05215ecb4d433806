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
import dev.foyer.journal.PersonKeys;
import dev.foyer.journal.SignedHead;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.keys.Wrapped;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Batches of a replica: made for another one, and taken from it. A batch is kept only if its chain
/// follows what is known and its author has signed where it ends; then authorship survives
/// relaying.
final class Batches {
  private static final System.Logger LOG = System.getLogger("foyer.replication");
  private static final byte[] HEAD = "foyer-head-v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = "foyer-person-keys-v1".getBytes(StandardCharsets.US_ASCII);
  private static final int PERSON_KEY = PersonId.SIZE + 32;

  /// Several at once, so that a stream whose batch is not kept holds up no other.
  private static final int MOST_BATCHES = 8;

  private final Replica replica;

  Batches(Replica replica) {
    this.replica = replica;
  }

  /// The streams of the community that this replica has written, in this and earlier starts, and
  /// where they end.
  Map<StreamId, Long> ownHeads() {
    Map<StreamId, Long> own = new HashMap<>();
    known()
        .forEach(
            (stream, seq) -> {
              if (stream.replica().equals(replica.id())) {
                own.put(stream, seq);
              }
            });
    return own;
  }

  /// How far every stream of the community is known here.
  List<Wire.Head> heads() {
    return known().entrySet().stream()
        .map(entry -> Wire.Head.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Where every stream of the community ends as it is known here. A stream of another community
  /// concerns nobody here.
  Map<StreamId, Long> known() {
    Map<StreamId, Long> known = new HashMap<>();
    replica
        .ledger()
        .journal()
        .heads()
        .forEach(
            (stream, head) -> {
              if (stream.community().equals(replica.membership().community())) {
                known.put(stream, head.seq());
              }
            });
    return known;
  }

  /// The next facts of a stream for a replica that knows it up to `after`; empty if it knows all
  /// that can be given: of another's stream, no more than its author has signed.
  Optional<Wire.Batch> next(StreamId stream, long after, TrustedKeys.Replica receiver) {
    return stream.replica().equals(replica.id())
        ? ownNext(stream, after, receiver)
        : relayed(stream, after, receiver);
  }

  private Optional<Wire.Batch> ownNext(StreamId stream, long after, TrustedKeys.Replica receiver) {
    Journal journal = replica.ledger().journal();
    List<Fact> facts = journal.stream(stream, after + 1, Wire.MOST_FACTS, Wire.MOST_BYTES);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    long last = facts.getLast().seq();
    Bytes hash = journal.chainAt(stream, last);
    Bytes signature = Bytes.of(replica.keys().sign(head(stream, last, hash)));
    return Optional.of(batch(facts, new SignedHead(stream, last, hash, signature), receiver));
  }

  private Optional<Wire.Batch> relayed(StreamId stream, long after, TrustedKeys.Replica receiver) {
    Journal journal = replica.ledger().journal();
    List<Fact> facts = journal.stream(stream, after + 1, Wire.MOST_FACTS, Wire.MOST_BYTES);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    return journal
        .signedHead(stream, after + 1, facts.getLast().seq())
        .map(
            head -> {
              int count = (int) (head.seq() - after);
              List<Fact> signed =
                  count <= facts.size()
                      ? facts.subList(0, count)
                      : journal.stream(stream, after + 1, count, Integer.MAX_VALUE);
              return batch(signed, head, receiver);
            });
  }

  private Wire.Batch batch(List<Fact> facts, SignedHead head, TrustedKeys.Replica receiver) {
    List<String> envelopes =
        facts.stream()
            .map(fact -> Base64.getEncoder().encodeToString(Envelope.encode(fact)))
            .toList();
    return new Wire.Batch(
        Wire.Head.of(head.stream(), head.seq()),
        facts.getFirst().seq(),
        envelopes,
        head.hash().hex(),
        head.signature().hex(),
        wrapped(facts, receiver).orElse(null));
  }

  /// Answers a replica that says what it has: with what is known here, and with up to a batch of
  /// each of a few streams that it misses.
  ///
  /// @param twin whether two programs have lately spoken as the asker
  Wire.Exchange exchange(Wire.Have have, TrustedKeys.Replica asker, boolean twin) {
    Map<StreamId, Long> theirs = new HashMap<>();
    have.heads()
        .forEach(head -> theirs.put(head.stream(replica.membership().community()), head.seq()));
    List<Wire.Batch> missing = new ArrayList<>();
    Map<StreamId, Long> known = known();
    known.forEach((stream, seq) -> give(missing, stream, theirs.getOrDefault(stream, 0L), asker));
    if (missing.size() == 1) {
      more(missing, asker);
    }
    return new Wire.Exchange(heads(), missing, twin, Wire.Clock.of(replica.clock()));
  }

  private void give(
      List<Wire.Batch> missing, StreamId stream, long after, TrustedKeys.Replica asker) {
    if (missing.size() < MOST_BATCHES) {
      next(stream, after, asker).ifPresent(missing::add);
    }
  }

  /// A replica that misses much of one stream gets several batches of it.
  private void more(List<Wire.Batch> missing, TrustedKeys.Replica asker) {
    StreamId stream = missing.getFirst().stream().stream(replica.membership().community());
    for (int i = 1; i < MOST_BATCHES && missing.size() == i; i++) {
      give(missing, stream, missing.getLast().stream().seq(), asker);
    }
  }

  /// Keeps a batch, or says why not.
  Wire.Verdict take(Wire.Batch batch) {
    StreamId stream;
    List<Fact> facts = new ArrayList<>();
    try {
      stream = batch.stream().stream(replica.membership().community());
      for (String envelope : batch.envelopes()) {
        facts.add(Envelope.decode(Base64.getDecoder().decode(envelope)));
      }
    } catch (IllegalArgumentException e) {
      return quarantined(batch, "it cannot be read");
    }
    long known = known(stream);
    if (batch.from() > known + 1 || batch.from() < 1) {
      return new Wire.Verdict(Wire.Head.of(stream, known), "gap");
    }
    if (author(stream).isEmpty()) {
      return new Wire.Verdict(Wire.Head.of(stream, known), "stranger");
    }
    Optional<SignedHead> head = signed(batch, stream, facts);
    if (head.isEmpty()) {
      return quarantined(batch, "its chain or its author's signature is wrong");
    }
    batch(batch).ifPresent(keys -> keep(keys, facts));
    List<Journal.Verdict> verdicts = replica.ledger().journal().learn(facts, head.get());
    String verdict = verdicts.contains(Journal.Verdict.FORKED) ? "forked" : "kept";
    if (verdict.equals("forked")) {
      LOG.log(Level.ERROR, "two facts with one identity in the stream of " + stream.replica());
    }
    return new Wire.Verdict(Wire.Head.of(stream, known(stream)), verdict);
  }

  private long known(StreamId stream) {
    Journal.Head head = replica.ledger().journal().heads().get(stream);
    return head == null ? 0 : head.seq();
  }

  /// Where the batch ends, if its chain follows what is known and its author has signed that.
  private Optional<SignedHead> signed(Wire.Batch batch, StreamId stream, List<Fact> facts) {
    Bytes hash = replica.ledger().journal().chainAt(stream, batch.from() - 1);
    long seq = batch.from() - 1;
    for (Fact fact : facts) {
      seq++;
      if (!fact.stream().equals(stream) || fact.seq() != seq) {
        return Optional.empty();
      }
      hash = Chain.next(hash, Envelope.encode(fact));
    }
    if (!hash.hex().equals(batch.hash()) || seq != batch.stream().seq()) {
      return Optional.empty();
    }
    try {
      SignedHead head = new SignedHead(stream, seq, hash, Bytes.ofHex(batch.signature()));
      byte[] signed = head(stream, seq, hash);
      return author(stream)
          .flatMap(author -> Ed25519.open(author.signing()))
          .filter(key -> Ed25519.verify(key, signed, head.signature().toArray()))
          .map(key -> head);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<TrustedKeys.Replica> author(StreamId stream) {
    return replica.trusted().replica(stream.replica());
  }

  private static Wire.Verdict quarantined(Wire.Batch batch, String why) {
    LOG.log(Level.WARNING, "a batch of " + batch.stream().replica() + " was not kept: " + why);
    return new Wire.Verdict(batch.stream(), "quarantined");
  }

  private Optional<Wire.Keys> wrapped(List<Fact> facts, TrustedKeys.Replica receiver) {
    PersonKeys keys = replica.ledger().keys();
    Set<PersonId> people = new HashSet<>();
    for (Fact fact : facts) {
      switch (body(fact)) {
        case Personal personal -> people.add(personal.person());
        case InvitationIssued issued -> people.add(issued.terms().person());
        case null, default -> {}
      }
    }
    ByteBuffer secrets = ByteBuffer.allocate(people.size() * PERSON_KEY);
    for (PersonId person : people) {
      keys.find(person).ifPresent(key -> secrets.put(person.bytes()).put(key.getEncoded()));
    }
    byte[] plain = new byte[secrets.position()];
    secrets.flip().get(plain);
    if (plain.length == 0) {
      return Optional.empty();
    }
    Wrapped wrapped = Wrapped.wrap(Bytes.of(plain), receiver.agreement(), CONTEXT);
    return Optional.of(new Wire.Keys(wrapped.ephemeral().hex(), wrapped.box().hex()));
  }

  private void keep(Map<PersonId, SecretKey> keys, List<Fact> facts) {
    Set<PersonId> fresh = replica.ledger().keep(keys, invited(facts)::contains);
    Set<PersonId> unread =
        replica
            .memory()
            .read(
                state ->
                    fresh.stream().filter(state.people()::isUnread).collect(Collectors.toSet()));
    if (!unread.isEmpty()) {
      replica.ledger().recall(unread);
    }
  }

  private @Nullable FactBody body(Fact fact) {
    return replica.ledger().codec().decode(fact.content()) instanceof Decoded.Known known
        ? known.body()
        : null;
  }

  /// Who is invited to something that is still to come, as far as is known here and as these facts
  /// say: whoever was let go here after an earlier event is known by name again.
  private Set<PersonId> invited(List<Fact> facts) {
    Instant now = replica.clock().now();
    List<FactBody> bodies = facts.stream().flatMap(fact -> Stream.ofNullable(body(fact))).toList();
    return replica
        .memory()
        .read(
            state ->
                bodies.stream()
                    .flatMap(body -> invited(state, body, now).stream())
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

  private Optional<Map<PersonId, SecretKey>> batch(Wire.Batch batch) {
    Wire.Keys keys = batch.keys();
    if (keys == null) {
      return Optional.empty();
    }
    Wrapped wrapped = new Wrapped(Bytes.ofHex(keys.ephemeral()), Bytes.ofHex(keys.box()));
    return wrapped.open(replica.keys(), CONTEXT).map(Batches::people);
  }

  private static Map<PersonId, SecretKey> people(Bytes plain) {
    Map<PersonId, SecretKey> people = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(plain.toArray());
    while (in.remaining() >= PERSON_KEY) {
      byte[] person = new byte[PersonId.SIZE];
      byte[] key = new byte[32];
      in.get(person).get(key);
      people.put(PersonId.of(person), new SecretKeySpec(key, "AES"));
    }
    return people;
  }

  private static byte[] head(StreamId stream, long seq, Bytes hash) {
    return ByteBuffer.allocate(HEAD.length + 16 + 16 + 8 + 8 + 32)
        .put(HEAD)
        .put(stream.community().bytes())
        .put(stream.replica().bytes())
        .putLong(stream.epoch())
        .putLong(seq)
        .put(hash.toArray())
        .array();
  }
}
