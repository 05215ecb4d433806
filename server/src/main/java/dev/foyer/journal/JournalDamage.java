package dev.foyer.journal;

import java.lang.System.Logger.Level;
import java.nio.file.Path;

/// Bytes that had been forced to disk and cannot be read any more: of a segment, or of the store of
/// people's keys. They are kept as they are; what they said has to come back from another replica
/// or a backup.
///
/// @param offset where the unreadable bytes begin
/// @param length how many there are; 0 if the whole file is missing
public record JournalDamage(Path file, long offset, long length) {
  private static final System.Logger LOG = System.getLogger("foyer.journal");

  static JournalDamage missing(Path file) {
    return new JournalDamage(file, 0, 0);
  }

  /// Tells whoever looks after the machine, once.
  void alarm() {
    LOG.log(
        Level.ERROR,
        "{0}. Foyer goes on with everything else. Copy the data folder aside as it is, have the"
            + " disk checked, and bring back what is lost: from central, or from a backup of this"
            + " file. \"foyer verify --data …\" shows what the journal still holds.",
        this);
  }

  @Override
  public String toString() {
    String what =
        length == 0
            ? file + " is missing"
            : "%s is damaged at byte %d (%d bytes unreadable)".formatted(file, offset, length);
    return what + "; everything else was kept";
  }
}
