package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Where printed labels fall: `label-000001.png` and so on, a line for each in `labels.jsonl`, and
/// the count, which outlives the printer's power. Not thread-safe.
final class Tray {
  private static final Pattern LABEL = Pattern.compile("label-(\\d{6,18})\\.png");

  private final Path folder;
  private long count;

  Tray(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    Path counter = counter();
    long counted = Files.exists(counter) ? Long.parseLong(Files.readString(counter).trim()) : 0;
    count = Math.max(counted, highest());
  }

  /// A label whose picture is there came out, even if the power went before it was counted.
  private long highest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> LABEL.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .mapToLong(label -> Long.parseLong(label.group(1)))
          .max()
          .orElse(0);
    }
  }

  long count() {
    return count;
  }

  Path label(long number) {
    return folder.resolve("label-%06d.png".formatted(number));
  }

  /// The picture is whole before its name appears.
  Path add(Label label) {
    long number = count + 1;
    try {
      replace(
          label(number),
          beside -> {
            if (!ImageIO.write(label.image(), "png", beside.toFile())) {
              throw new IOException("this JDK writes no PNG");
            }
          });
      replace(counter(), beside -> Files.writeString(beside, Long.toString(number)));
      Files.writeString(
          folder.resolve("labels.jsonl"),
          "{\"label\":%d,\"printed\":\"%s\",\"width\":%d,\"height\":%d}\n"
              .formatted(number, Instant.now(), label.width(), label.height()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("a label cannot be written to " + folder, e);
    }
    count = number;
    return label(number);
  }

  private Path counter() {
    return folder.resolve("counter");
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static void replace(Path file, Writing writing) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    writing.to(beside);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
