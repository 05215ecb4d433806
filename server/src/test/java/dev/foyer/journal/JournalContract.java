package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.Run;
import dev.foyer.journal.Journal.Verdict;
import dev.foyer.platform.WallClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every journal keeps to, wherever it writes.
abstract class JournalContract {
  static final ReplicaId OWN = new ReplicaId("b1".repeat(16));
  static final ReplicaId OTHER = new ReplicaId("b2".repeat(16));

  /// Opens the journal of this name, again if there is one; each time with a fresh epoch, by
  /// replica [#OWN] for `own` and [#OTHER] for any other.
  abstract Journal open(String name, WallClock clock);

  static Content content(int number) {
    byte[] payload = ("{\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    return new Content("test-kind", 1, "test/" + number, Bytes.of(payload));
  }

  @Test
  void manyWritersAtOnceAllGetTheirOwnPlaces() throws Exception {
    try (Journal journal = open("own", Given.clock());
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch done = new CountDownLatch(200);
      for (int i = 0; i < 200; i++) {
        Content content = content(i);
        writers.execute(
            () -> {
              Entry entry = journal.append(List.of(content)).getFirst();
              assertEquals(content, entry.fact().content());
              done.countDown();
            });
      }
      done.await();
      List<Long> seqs = journal.read(1, 500).stream().map(e -> e.fact().seq()).toList();
      assertEquals(IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList(), seqs);
    }
  }

  @Test
  void anothersFactsAreLearnedOnceInOrderAndAForkIsNoticed() {
    List<Fact> theirs = new ArrayList<>();
    try (Journal other = open("other", Given.clock())) {
      other.append(List.of(content(1), content(2), content(3)));
      other.read(1, 10).forEach(entry -> theirs.add(entry.fact()));
    }
    try (Journal journal = open("own", Given.clock())) {
      assertEquals(List.of(Verdict.GAP), journal.learn(List.of(theirs.get(1))));
      assertEquals(List.of(Verdict.LEARNED, Verdict.LEARNED), journal.learn(theirs.subList(0, 2)));
      assertEquals(List.of(Verdict.KNOWN, Verdict.KNOWN, Verdict.LEARNED), journal.learn(theirs));
      Fact first = theirs.getFirst();
      Fact forged = new Fact(first.stream(), first.seq(), first.stamp(), content(9));
      assertEquals(List.of(Verdict.FORKED), journal.learn(List.of(forged)));
      assertEquals(3, journal.end());
      assertEquals(theirs, journal.stream(first.stream(), 1, 10, 1 << 20));
      assertEquals(List.of(forged), journal.forks());
      journal.learn(List.of(forged));
      assertEquals(List.of(forged), journal.forks());
    }
    try (Journal journal = open("own", Given.clock())) {
      assertEquals(content(9), journal.forks().getFirst().content());
      assertEquals(3, journal.end());
    }
  }

  @Test
  void runsThatFollowEachOtherAreKeptInTheirOrderAndEachIsSigned() {
    List<Fact> theirs = facts("other", 5);
    List<Fact> hers = facts("another", 2);
    try (Journal journal = open("own", Given.clock())) {
      List<List<Verdict>> verdicts =
          journal.learnRuns(
              List.of(
                  new Run(theirs.subList(0, 3), head(theirs.subList(0, 3))),
                  new Run(hers, head(hers)),
                  new Run(theirs.subList(3, 5), head(theirs)),
                  new Run(theirs.subList(1, 3), head(theirs.subList(0, 3)))));
      assertEquals(
          List.of(
              Collections.nCopies(3, Verdict.LEARNED),
              Collections.nCopies(2, Verdict.LEARNED),
              Collections.nCopies(2, Verdict.LEARNED),
              Collections.nCopies(2, Verdict.KNOWN)),
          verdicts);
      StreamId stream = theirs.getFirst().stream();
      assertEquals(theirs, journal.stream(stream, 1, 10, 1 << 20));
      assertEquals(Optional.of(head(theirs)), journal.signedHead(stream, 4, 5));
      assertEquals(List.of(), journal.learnRuns(List.of()));
    }
  }

  @Test
  void whatItsAuthorHasSignedCanBePassedOnAfterARestart() {
    List<Fact> theirs = facts("other", 7);
    StreamId stream = theirs.getFirst().stream();
    try (Journal journal = open("own", Given.clock())) {
      journal.learn(theirs.subList(0, 3), head(theirs.subList(0, 3)));
      journal.learn(theirs.subList(3, 5), head(theirs.subList(0, 5)));
      journal.learn(theirs.subList(5, 7));
      assertHeads(journal, stream);
    }
    try (Journal journal = open("own", Given.clock())) {
      assertHeads(journal, stream);
      assertEquals(
          Optional.of(7L), Optional.ofNullable(journal.heads().get(stream)).map(Journal.Head::seq));
    }
  }

  private static void assertHeads(Journal journal, StreamId stream) {
    assertEquals(5, journal.signedHead(stream, 1, 500).orElseThrow().seq());
    assertEquals(3, journal.signedHead(stream, 1, 4).orElseThrow().seq());
    assertEquals(3, journal.signedHead(stream, 1, 2).orElseThrow().seq());
    assertEquals(Optional.empty(), journal.signedHead(stream, 6, 500));
    assertEquals(journal.chainAt(stream, 5), journal.signedHead(stream, 1, 9).orElseThrow().hash());
  }

  @Test
  void aHeadIsKeptForFactsThatWereKnownBeforeAndNotBesideAGap() {
    List<Fact> theirs = facts("other", 3);
    StreamId stream = theirs.getFirst().stream();
    try (Journal journal = open("own", Given.clock())) {
      journal.learn(theirs.subList(2, 3), head(theirs));
      assertEquals(Optional.empty(), journal.signedHead(stream, 1, 9));
      journal.learn(theirs);
      journal.learn(theirs, head(theirs));
      assertEquals(3, journal.signedHead(stream, 1, 9).orElseThrow().seq());
    }
  }

  private List<Fact> facts(String name, int count) {
    try (Journal other = open(name, Given.clock())) {
      other.append(IntStream.range(0, count).mapToObj(JournalContract::content).toList());
      return other.read(1, count).stream().map(Entry::fact).toList();
    }
  }

  /// What a journal keeps it does not check: that is replication's.
  private static SignedHead head(List<Fact> facts) {
    StreamId stream = facts.getFirst().stream();
    Bytes hash = Chain.genesis(stream);
    for (Fact fact : facts) {
      hash = Chain.next(hash, Envelope.encode(fact));
    }
    return new SignedHead(stream, facts.size(), hash, Bytes.of(new byte[64]));
  }

  @Test
  void aStampStaysWithinAMinuteOfATrustedClockAfterJumpsAndRestarts() {
    SetClock clock = new SetClock();
    List<Fact> theirs = new ArrayList<>();
    clock.millis += 2 * 3_600_000;
    try (Journal other = open("other", clock)) {
      theirs.add(other.append(List.of(content(1))).getFirst().fact());
      clock.millis -= 2 * 3_600_000;
    }
    try (Journal journal = open("own", clock)) {
      journal.learn(theirs);
      assertTrue(aheadOf(clock, journal) <= 60_000);
      clock.millis += 365L * 86_400_000;
      assertTrue(aheadOf(clock, journal) <= 60_000);
      clock.millis -= 365L * 86_400_000;
      assertTrue(aheadOf(clock, journal) <= 60_000);
    }
    try (Journal journal = open("own", clock)) {
      assertTrue(aheadOf(clock, journal) <= 60_000);
    }
  }

  @Test
  void aBoxInItsOwn1970LearnsAndSortsItsFactsAfterwards() {
    SetClock clock = new SetClock();
    Fact theirs;
    try (Journal other = open("other", clock)) {
      theirs = other.append(List.of(content(1))).getFirst().fact();
    }
    clock.millis = 1_000;
    clock.quality = ClockQuality.UNTRUSTED;
    try (Journal journal = open("own", clock)) {
      assertEquals(List.of(Verdict.LEARNED), journal.learn(List.of(theirs)));
      Fact own = journal.append(List.of(content(2))).getFirst().fact();
      assertTrue(own.stamp().at().compareTo(theirs.stamp().at()) > 0);
    }
  }

  private static long aheadOf(SetClock clock, Journal journal) {
    Fact fact = journal.append(List.of(content(5))).getFirst().fact();
    return fact.stamp().at().millis() - clock.millis;
  }

  /// A clock that stands where it was put.
  private static final class SetClock implements WallClock {
    long millis = 1_780_000_000_000L;
    ClockQuality quality = ClockQuality.TRUSTED;

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public ClockQuality quality() {
      return quality;
    }
  }

  @Test
  void anEnvelopeIsReadAsItWasWritten() {
    try (Journal journal = open("own", Given.clock())) {
      Fact fact = journal.append(List.of(content(7))).getFirst().fact();
      assertEquals(fact, Envelope.decode(Envelope.encode(fact)));
      byte[] cut = Arrays.copyOf(Envelope.encode(fact), 40);
      assertThrows(IllegalArgumentException.class, () -> Envelope.decode(cut));
    }
  }
}
