package dev.foyer.box.retention;

import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What was forgotten when: `retention.log` in the data folder, a line of JSON each time, with ids
/// and counts and no names. Thread-safe.
final class RetentionLog {
  private final Path file;

  RetentionLog(Path data) {
    this.file = data.resolve("retention.log");
  }

  /// @param count how many people
  /// @param people their ids
  /// @param events the events at which they were guests
  record Line(String at, int count, List<String> people, List<String> events) {
    static Line of(Instant at, Collection<PersonId> people, Collection<EventId> events) {
      return new Line(
          at.toString(),
          people.size(),
          people.stream().map(PersonId::hex).sorted().toList(),
          events.stream().map(EventId::hex).sorted().toList());
    }
  }

  /// Adds a line; it is on disk when this returns.
  synchronized void add(Line line) {
    byte[] bytes = (Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /// The latest lines, newest first; one that cannot be read, as after a power cut, is left out.
  synchronized List<Line> latest(int limit) {
    try {
      List<String> lines =
          Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
      List<Line> latest = new ArrayList<>();
      for (String line : lines.reversed()) {
        if (latest.size() < limit) {
          read(line).ifPresent(latest::add);
        }
      }
      return latest;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static Optional<Line> read(String line) {
    try {
      return Optional.of(Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class));
    } catch (Problem e) {
      return Optional.empty();
    }
  }
}
