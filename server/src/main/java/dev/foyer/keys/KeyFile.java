package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A small file of named secrets, `name hex` a line, readable by its owner only.
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
    try {
      OwnerFile.write(path, lines.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("the keys in " + path + " cannot be kept", e);
    }
  }
}
