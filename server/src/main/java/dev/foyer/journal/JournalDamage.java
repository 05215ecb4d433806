package dev.foyer.journal;

import java.nio.file.Path;

/// Bytes of a segment that had been forced to disk and cannot be read any more. They are kept as
/// they are; what they said has to come back from another replica.
///
/// @param offset where the unreadable bytes begin
/// @param length how many there are
public record JournalDamage(Path segment, long offset, long length) {
  @Override
  public String toString() {
    return "%s is damaged at byte %d (%d bytes unreadable); everything else was kept"
        .formatted(segment.getFileName(), offset, length);
  }
}
