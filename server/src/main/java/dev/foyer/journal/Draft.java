package dev.foyer.journal;

import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.journal.GroupWriter.Written;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A group before it is written: its facts, each at its place in its stream, and what others' facts
/// turned out to be. Not thread-safe.
final class Draft {
  private final StreamId own;
  private final Known known;
  private final Stamps stamps;
  private final List<Fact> facts = new ArrayList<>();
  private final List<byte[]> envelopes = new ArrayList<>();
  private final List<SignedHead> heads = new ArrayList<>();
  private final List<Fact> forks = new ArrayList<>();
  private final Map<StreamId, Long> seqs = new HashMap<>();
  private final List<Taken> taken = new ArrayList<>();

  /// What the journal holds already.
  interface Known {
    /// How far this stream is known without a gap.
    long seq(StreamId stream);

    /// The fact at a number that is known.
    Fact at(StreamId stream, long seq);

    boolean holdsFork(Fact fork);

    /// Whether a signed head is news, and true.
    boolean wants(SignedHead head);
  }

  private record Taken(Asked asked, int from, int to, List<Verdict> verdicts) {}

  /// @param own this process's stream: nobody else's fact is ever added to it
  Draft(StreamId own, Known known, Stamps stamps) {
    this.own = own;
    this.known = known;
    this.stamps = stamps;
  }

  /// The facts to be written.
  List<Fact> facts() {
    return facts;
  }

  /// Their envelopes, in the same order.
  List<byte[]> envelopes() {
    return envelopes;
  }

  List<SignedHead> heads() {
    return heads;
  }

  List<Fact> forks() {
    return forks;
  }

  /// Takes what somebody asks for into the group.
  void take(Asked asked) {
    int from = facts.size();
    asked.own().forEach(content -> add(next(content)));
    List<Verdict> verdicts = asked.foreign().stream().map(this::learn).toList();
    asked.head().ifPresent(head -> keep(head, verdicts));
    taken.add(new Taken(asked, from, facts.size(), verdicts));
  }

  /// Tells everybody that it is written.
  ///
  /// @param entries the facts at their places in the local log, in their order
  void acknowledge(List<Entry> entries) {
    for (Taken one : taken) {
      List<Entry> mine = List.copyOf(entries.subList(one.from(), one.to()));
      one.asked().done().complete(new Written(mine, one.verdicts()));
    }
  }

  private Fact next(Content content) {
    return new Fact(own, seq(own) + 1, stamps.next(), content);
  }

  private long seq(StreamId stream) {
    return seqs.computeIfAbsent(stream, known::seq);
  }

  private void add(Fact fact) {
    facts.add(fact);
    envelopes.add(Envelope.encode(fact));
    seqs.put(fact.stream(), fact.seq());
  }

  private Verdict learn(Fact fact) {
    long last = seq(fact.stream());
    if (fact.seq() > last + 1) {
      return Verdict.GAP;
    }
    if (fact.seq() <= last) {
      return same(fact) ? Verdict.KNOWN : fork(fact);
    }
    if (fact.stream().equals(own)) {
      return fork(fact);
    }
    add(fact);
    stamps.witness(fact.stamp());
    return Verdict.LEARNED;
  }

  private boolean same(Fact fact) {
    byte[] envelope = Envelope.encode(fact);
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i).id().equals(fact.id())) {
        return Arrays.equals(envelopes.get(i), envelope);
      }
    }
    return Arrays.equals(Envelope.encode(known.at(fact.stream(), fact.seq())), envelope);
  }

  private Verdict fork(Fact fact) {
    if (!known.holdsFork(fact) && !forks.contains(fact)) {
      forks.add(fact);
    }
    return Verdict.FORKED;
  }

  private void keep(SignedHead head, List<Verdict> verdicts) {
    boolean news = verdicts.contains(Verdict.LEARNED) || known.wants(head);
    if (news && !verdicts.contains(Verdict.GAP) && !verdicts.contains(Verdict.FORKED)) {
      heads.add(head);
    }
  }
}
