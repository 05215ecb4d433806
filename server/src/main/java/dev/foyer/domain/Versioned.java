package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// A field that several replicas may write: the highest version wins, ties by the fact's identity,
/// in whatever order the facts are learned.
final class Versioned<T> {
  private @Nullable T value;
  private long version;
  private @Nullable FactId writer;

  void offer(T candidate, long candidateVersion, FactId candidateWriter) {
    boolean wins =
        writer == null
            || candidateVersion > version
            || candidateVersion == version && candidateWriter.compareTo(writer) > 0;
    if (wins) {
      value = candidate;
      version = candidateVersion;
      writer = candidateWriter;
    }
  }

  @Nullable T value() {
    return value;
  }

  /// The version that a new value takes: the highest seen and one.
  long nextVersion() {
    return version + 1;
  }
}
