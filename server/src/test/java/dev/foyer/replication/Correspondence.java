package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A courier from one replica to another one of this process, over a line that a test bends, and
/// questions to it, as [Neighbours] puts them.
public final class Correspondence {
  private static final int MOST_FETCHES = 20;

  private final Replica here;
  private final Batches batches;
  private final Intake intake;
  private final Called called;
  private final Courier courier;

  /// What lies between two replicas.
  public interface Line {
    /// Lets the other do what it is asked, or not, or later, or twice, and brings its answer, or
    /// not.
    <T> T carry(Supplier<T> work) throws IOException;

    /// Whether what is carried now is changed on its way.
    boolean garbles();

    /// Whether the other says 400 to whatever this replica has written.
    boolean refuses(ReplicaId author);
  }

  /// Who writes to whom.
  ///
  /// @param there the other as it runs when it is asked
  public record Ends(Replica here, Supplier<Replica> there) {}

  /// @param nanos a clock that never jumps
  public Correspondence(Ends ends, Line line, Manners manners, LongSupplier nanos) {
    here = ends.here();
    batches = new Batches(here);
    intake = new Intake(here);
    called = manners.peer(ends, line);
    courier = new Courier(here, called, () -> here.trusted().replica(called.there().id()), nanos);
  }

  /// Compares what both have and carries what either misses; true if there may be more.
  public boolean compare() throws IOException {
    try {
      boolean fetched = courier.fetch();
      return courier.sendAll() || fetched;
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }

  /// Sends what was written here.
  public void sendOwn() throws IOException {
    try {
      courier.sendOwn();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }

  /// Puts a question to the other; what it knew when it answered is known here then.
  ///
  /// @param desk who answers it, when it arrives
  public JsonNode ask(JsonNode question, Supplier<Questions> desk) throws IOException {
    Wire.Told told = called.ask(new Wire.Asking(have(), question), desk);
    intake.take(told.exchange().batches());
    for (int i = 0; i < MOST_FETCHES && lacks(told.exchange().heads()); i++) {
      intake.take(called.exchange(have()).batches());
    }
    return told.answer();
  }

  private Wire.Have have() {
    return new Wire.Have(batches.heads());
  }

  private boolean lacks(List<Wire.Head> told) {
    Map<StreamId, Long> known = batches.known();
    return told.stream()
        .anyMatch(head -> known.getOrDefault(Manners.stream(head, here), 0L) < head.seq());
  }

  /// The other's "no".
  public static IOException refusal(int status) {
    return new Peer.Refused(status, "a test says no");
  }

  /// Whether this is an answer, if only a "no".
  public static boolean isHeard(IOException e) {
    return e instanceof Peer.Refused refused && refused.status() != 401;
  }

  /// Another replica, asked by a call.
  static class Called implements Peer {
    final Ends ends;
    final Line line;

    Called(Ends ends, Line line) {
      this.ends = ends;
      this.line = line;
    }

    @Override
    public Wire.Exchange exchange(Wire.Have have) throws IOException {
      TrustedKeys.Replica asker = asker();
      return received(line.carry(() -> answer(have, asker)));
    }

    @Override
    public Wire.Verdict offer(Wire.Batch batch) throws IOException {
      asker();
      if (line.refuses(Manners.stream(batch.stream(), ends.here()).replica())) {
        throw refusal(400);
      }
      Wire.Batch carried = line.garbles() ? garbled(batch) : batch;
      return line.carry(() -> new Intake(there()).take(carried));
    }

    Wire.Told ask(Wire.Asking asking, Supplier<Questions> desk) throws IOException {
      TrustedKeys.Replica asker = asker();
      Wire.Told told =
          line.carry(
              () -> {
                JsonNode answer = desk.get().answer(asker.id(), asking.question());
                return new Wire.Told(answer, answer(asking.have(), asker));
              });
      return new Wire.Told(told.answer(), received(told.exchange()));
    }

    /// What the other says that it has, and hands over.
    Wire.Exchange answer(Wire.Have have, TrustedKeys.Replica asker) {
      return new Batches(there()).exchange(have, asker, false);
    }

    /// What of it arrives.
    Wire.Exchange received(Wire.Exchange answer) {
      List<Wire.Batch> batches =
          answer.batches().stream().map(batch -> line.garbles() ? garbled(batch) : batch).toList();
      return new Wire.Exchange(
          answer.heads(), batches, answer.twin(), answer.clock(), answer.lacking());
    }

    final Replica there() {
      return ends.there().get();
    }

    /// Who asks, as the other knows it.
    final TrustedKeys.Replica asker() throws Refused {
      return there()
          .trusted()
          .replica(ends.here().id())
          .orElseThrow(() -> new Refused(401, "This replica is not enrolled here."));
    }

    private static Wire.Batch garbled(Wire.Batch batch) {
      byte[] hash = batch.hash().toArray();
      hash[0] ^= 1;
      return new Wire.Batch(
          batch.stream(),
          batch.from(),
          batch.envelopes(),
          Bytes.of(hash),
          batch.signature(),
          batch.keys());
    }
  }
}
