package dev.foyer.printer.languages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.foyer.printer.Label;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Bytes held against files beside the tests.
final class Golden {
  private Golden() {}

  /// A ramp of 19 by 7 dots.
  static Label small() {
    byte[] rows = new byte[3 * 7];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i * 37);
    }
    return Label.of(19, 7, 203, rows);
  }

  static void assertFile(String name, byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    try (InputStream file = Golden.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new AssertionError("the golden file " + name + " is missing:\n" + text);
      }
      assertArrayEquals(file.readAllBytes(), bytes, () -> name + " should be:\n" + text);
    }
  }
}
