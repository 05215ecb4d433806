package dev.foyer.domain;

/// Something that happened, as it stands in the journal: where it was written, when, and what.
///
/// @param seq its place in the stream, dense, from 1
public record Fact(StreamId stream, long seq, Stamp stamp, Content content) {
  public Fact {
    if (seq < 1) {
      throw new IllegalArgumentException("a stream's first fact has number 1, not " + seq);
    }
  }

  public FactId id() {
    return new FactId(stream.replica(), stream.epoch(), seq);
  }
}
