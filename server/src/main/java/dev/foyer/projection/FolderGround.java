package dev.foyer.projection;

import dev.foyer.journal.Archive;
import dev.foyer.journal.Disk;
import dev.foyer.journal.FileArchive;
import dev.foyer.journal.FolderLock;
import dev.foyer.journal.Ledger;
import dev.foyer.keys.SecretFiles;
import dev.foyer.keys.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A data folder, which is given back when the replica is closed.
public record FolderGround(FolderLock folder, Disk disk) implements Ground {
  public FolderGround(FolderLock folder) {
    this(folder, Disk.SYSTEM);
  }

  @Override
  public Secrets secrets() {
    return new SecretFiles(folder.folder());
  }

  @Override
  public Archive archive() {
    return new FileArchive(folder.folder(), disk);
  }

  @Override
  public Projection projection(Ledger ledger, Memory memory) {
    return new H2Projection(folder.folder(), ledger, memory);
  }

  @Override
  public void forgetTables() throws IOException {
    H2Projection.delete(folder.folder());
  }

  @Override
  public Optional<String> movedTo() {
    try {
      return Files.exists(mark())
          ? Optional.of(Files.readString(mark()).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(mark() + " cannot be read", e);
    }
  }

  @Override
  public void moved(Optional<String> place) {
    try {
      if (place.isPresent()) {
        Files.writeString(mark(), place.get() + "\n");
      } else {
        Files.deleteIfExists(mark());
      }
      Disk.SYSTEM.forceFolder(folder.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(mark() + " cannot be written", e);
    }
  }

  private Path mark() {
    return folder.folder().resolve("moved");
  }

  @Override
  public void close() {
    folder.close();
  }
}
