package dev.foyer.journal;

import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.platform.WallClock;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Facts and keys as files in a data folder: `journal/`, `keys/people` and `keys/tombstones`.
public record FileArchive(Path data, Disk disk) implements Archive {
  @Override
  public PersonKeys keys() {
    return FilePersonKeys.open(data.resolve("keys").resolve("people"), disk);
  }

  @Override
  public KeyRing ring(PersonKeys keys) {
    return KeyRing.open(keys, data.resolve("keys").resolve("tombstones"), disk);
  }

  @Override
  public Journal journal(StreamId own, WallClock clock, Consumer<List<Entry>> listener) {
    return FileJournal.open(
        new FileJournal.Settings(data.resolve("journal"), own, clock, disk, listener));
  }
}
