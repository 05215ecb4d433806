package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What is left of a person in the bytes of folders: words about them in any of the usual
/// encodings, and their key, raw or written out.
public final class Traces {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private final Map<String, String> patterns = new HashMap<>();

  /// @param words in ASCII, which are sought whatever their case
  public Traces(String... words) {
    for (String word : words) {
      for (Charset encoding : ENCODINGS) {
        String bytes = latin(word.toLowerCase(Locale.ROOT).getBytes(encoding));
        patterns.put("the word \"" + word + "\" in " + encoding, bytes);
      }
    }
  }

  /// Seeks a key, too.
  public Traces andKey(byte[] key) {
    patterns.put("the key", latin(key).toLowerCase(Locale.ROOT));
    patterns.put("the key in hexadecimal", HexFormat.of().formatHex(key));
    String base64 = Base64.getEncoder().encodeToString(key).replace("=", "");
    patterns.put("the key in base 64", base64.toLowerCase(Locale.ROOT));
    return this;
  }

  /// Where something is left, as `file: what`.
  public List<String> in(Path... folders) {
    List<String> found = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        String bytes = bytes(file).toLowerCase(Locale.ROOT);
        patterns.forEach(
            (what, pattern) -> {
              if (bytes.contains(pattern)) {
                found.add(file + ": " + what);
              }
            });
      }
    }
    return found;
  }

  public void assertNoneIn(Path... folders) {
    assertEquals(List.of(), in(folders));
  }

  /// Files come and go while a program runs; nothing is to be left within 20 seconds.
  public void awaitNoneIn(Path... folders) {
    await(() -> in(folders).isEmpty(), "traces are left");
    assertNoneIn(folders);
  }

  /// Waits for up to 20 seconds.
  public static void await(java.util.function.BooleanSupplier condition, String otherwise) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, otherwise);
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException e) {
      throw new AssertionError(folder + " cannot be walked", e);
    }
  }

  private static String bytes(Path file) {
    try {
      return latin(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
