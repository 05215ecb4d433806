package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Head;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where each fact of the local log stands, how far each stream is known, and the running hashes.
/// About 60 bytes a fact. Thread-safe.
final class LogIndex {
  private static final int HASH = 16;
  private static final Bytes EMPTY =
      digest("foyer-log-v1".getBytes(StandardCharsets.US_ASCII)).prefix(HASH);

  private long[] places = new long[1024];
  private byte[] hashes = new byte[1024 * HASH];
  private int end;
  private final Map<StreamId, Stream> streams = new HashMap<>();

  /// Adds the next fact, which stands at `offset` of the segment with this number; in a database,
  /// at this place of the stream with this number.
  ///
  /// @return its position
  synchronized long add(Fact fact, byte[] envelope, int segment, long offset) {
    if (end == places.length) {
      places = Arrays.copyOf(places, end * 2);
      hashes = Arrays.copyOf(hashes, hashes.length * 2);
    }
    Bytes hash = digest(hashAt(end).toArray(), envelope).prefix(HASH);
    System.arraycopy(hash.toArray(), 0, hashes, end * HASH, HASH);
    places[end] = (long) segment << 40 | offset;
    end++;
    streams.computeIfAbsent(fact.stream(), Stream::new).add(fact.seq(), envelope, end);
    return end;
  }

  synchronized long end() {
    return end;
  }

  synchronized Bytes hashAt(long position) {
    if (position < 0 || position > end) {
      throw new IllegalArgumentException("the log has no position " + position);
    }
    if (position == 0) {
      return EMPTY;
    }
    int at = (int) (position - 1) * HASH;
    return Bytes.of(Arrays.copyOfRange(hashes, at, at + HASH));
  }

  synchronized int segment(long position) {
    return (int) (places[(int) position - 1] >>> 40);
  }

  synchronized long offset(long position) {
    return places[(int) position - 1] & (1L << 40) - 1;
  }

  synchronized Head head(StreamId id) {
    Stream stream = streams.get(id);
    return stream == null ? new Head(0, Chain.genesis(id)) : stream.head();
  }

  synchronized Map<StreamId, Head> heads() {
    Map<StreamId, Head> heads = new HashMap<>();
    streams.values().stream()
        .filter(stream -> stream.count > 0)
        .forEach(stream -> heads.put(stream.id, stream.head()));
    return heads;
  }

  synchronized Bytes chainAt(StreamId id, long seq) {
    Stream stream = streams.get(id);
    return seq == 0 ? Chain.genesis(id) : known(stream, seq).chainAt(seq);
  }

  /// Whether a signed head is news, and true: then it is to be kept.
  synchronized boolean wants(SignedHead head) {
    Stream stream = streams.get(head.stream());
    return stream != null && !stream.signed.containsKey(head.seq()) && stream.holds(head);
  }

  /// Keeps a signed head, if it is the hash of what is known.
  synchronized void add(SignedHead head) {
    Stream stream = streams.get(head.stream());
    if (stream != null && stream.holds(head)) {
      stream.sign(head);
    }
  }

  synchronized Optional<SignedHead> signedHead(StreamId id, long from, long to) {
    Stream stream = streams.get(id);
    return stream == null ? Optional.empty() : stream.signedHead(from, to);
  }

  /// The furthest number up to which the author of a stream is known to have signed; 0 for none.
  synchronized long signed(StreamId id) {
    Stream stream = streams.get(id);
    return stream == null || stream.signed.isEmpty() ? 0 : stream.signed.lastKey();
  }

  /// The position of a fact of a stream that is known without a gap up to it.
  synchronized long position(StreamId id, long seq) {
    return known(streams.get(id), seq).positions[(int) seq - 1];
  }

  private static Stream known(@Nullable Stream stream, long seq) {
    if (stream == null || seq < 1 || seq > stream.count) {
      throw new IllegalArgumentException("the stream is not known up to number " + seq);
    }
    return stream;
  }

  private static Bytes digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return Bytes.of(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static final class Stream {
    private static final int CHAIN = 32;

    /// No more signed heads are kept in memory than one in so many facts.
    private static final int SPACING = 100;

    final StreamId id;
    long[] positions = new long[16];
    ByteBuffer chain = ByteBuffer.allocate(16 * CHAIN);
    int count;
    final TreeMap<Long, SignedHead> signed = new TreeMap<>();

    Stream(StreamId id) {
      this.id = id;
    }

    /// Numbers beyond a gap (which only damage leaves) stay in the log and out of the stream.
    void add(long seq, byte[] envelope, long position) {
      if (seq != count + 1) {
        return;
      }
      if (count == positions.length) {
        positions = Arrays.copyOf(positions, count * 2);
        chain = ByteBuffer.allocate(count * 2 * CHAIN).put(0, chain.array(), 0, count * CHAIN);
      }
      chain.put(count * CHAIN, Chain.next(chainAt(count), envelope).toArray());
      positions[count] = position;
      count++;
    }

    Bytes chainAt(long seq) {
      if (seq == 0) {
        return Chain.genesis(id);
      }
      byte[] hash = new byte[CHAIN];
      chain.get((int) (seq - 1) * CHAIN, hash);
      return Bytes.of(hash);
    }

    boolean holds(SignedHead head) {
      return head.seq() >= 1 && head.seq() <= count && chainAt(head.seq()).equals(head.hash());
    }

    void sign(SignedHead head) {
      signed.put(head.seq(), head);
      Long before = signed.lowerKey(head.seq());
      Long first = before == null ? null : signed.lowerKey(before);
      if (before != null && first != null && head.seq() - first <= SPACING) {
        signed.remove(before);
      }
    }

    Optional<SignedHead> signedHead(long from, long to) {
      Map.Entry<Long, SignedHead> within = signed.floorEntry(to);
      return within != null && within.getKey() >= from
          ? Optional.of(within.getValue())
          : Optional.ofNullable(signed.ceilingEntry(from)).map(Map.Entry::getValue);
    }

    Head head() {
      return new Head(count, chainAt(count));
    }
  }
}
