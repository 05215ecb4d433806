package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.journal.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A small file of named secrets, `name hex` a line, readable by its owner only. It is whole or not
/// there: written beside, forced and put in its place.
final class KeyFile {
  private KeyFile() {}

  static Map<String, Bytes> read(Path path) {
    Map<String, Bytes> secrets = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
        int space = line.indexOf(' ');
        secrets.put(line.substring(0, space), Bytes.ofHex(line.substring(space + 1)));
      }
      return secrets;
    } catch (IOException e) {
      throw new UncheckedIOException("the keys in " + path + " cannot be read", e);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalStateException("the keys in " + path + " are damaged", e);
    }
  }

  static void write(Path path, Map<String, Bytes> secrets) {
    StringBuilder lines = new StringBuilder();
    secrets.forEach((name, secret) -> lines.append(name).append(' ').append(secret).append('\n'));
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Disk.SYSTEM.makeFolder(folder);
      }
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(lines.toString());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      if (folder != null) {
        try (FileChannel names = FileChannel.open(folder)) {
          names.force(true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the keys in " + path + " cannot be kept", e);
    }
  }
}
