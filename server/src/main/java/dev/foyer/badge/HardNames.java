package dev.foyer.badge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Names that templates fail on: short, long, one word, seven, many scripts, printer commands.
public final class HardNames {
  private static final String RESOURCE = "/badges/hard-names.txt";
  private static final List<String> ALL = read();

  private HardNames() {}

  /// All, in the order in which a page shows them.
  public static List<String> all() {
    return ALL;
  }

  private static List<String> read() {
    try (InputStream in = HardNames.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(name -> !name.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
