package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// A field that several replicas may write: the highest version wins, ties by the fact's identity,
/// in whatever order the facts are learned. The same fact again may say more than before: its
/// sealed part could not be read then.
final class Versioned<T> {
  private @Nullable T value;
  private long version;
  private @Nullable FactId writer;

  void offer(T candidate, long candidateVersion, FactId candidateWriter) {
    boolean wins =
        writer == null
            || candidateVersion > version
            || candidateVersion == version && candidateWriter.compareTo(writer) >= 0;
    if (wins) {
      value = candidate;
      version = candidateVersion;
      writer = candidateWriter;
    }
  }

  /// Puts another value in the place of the one that is there, as if its writer had written it.
  void replace(T other) {
    value = other;
  }

  @Nullable T value() {
    return value;
  }

  /// The version that a new value takes: the highest seen and one.
  long nextVersion() {
    return version + 1;
  }
}
