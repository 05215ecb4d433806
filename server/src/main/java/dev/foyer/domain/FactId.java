package dev.foyer.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The identity of a fact: which replica wrote it, in which epoch, at which place (from 1).
public record FactId(ReplicaId replica, long epoch, long seq) implements Comparable<FactId> {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{32})-([0-9a-f]{16})-([0-9]{1,18})");

  public FactId {
    if (seq < 1) {
      throw new IllegalArgumentException("a stream's first fact has number 1, not " + seq);
    }
  }

  /// Reads the form that [#toString] writes; empty for anything else.
  public static Optional<FactId> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Long.parseLong(form.group(3)) < 1) {
      return Optional.empty();
    }
    long epoch = Long.parseUnsignedLong(form.group(2), 16);
    return Optional.of(
        new FactId(new ReplicaId(form.group(1)), epoch, Long.parseLong(form.group(3))));
  }

  @Override
  public int compareTo(FactId other) {
    int byReplica = replica.compareTo(other.replica);
    if (byReplica != 0) {
      return byReplica;
    }
    int byEpoch = Long.compareUnsigned(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
  }

  /// `replica-epoch-seq`: 32 and 16 hexadecimal digits and a decimal number.
  @Override
  public String toString() {
    return "%s-%016x-%d".formatted(replica.hex(), epoch, seq);
  }
}
