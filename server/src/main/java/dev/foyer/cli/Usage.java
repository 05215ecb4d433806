package dev.foyer.cli;

import dev.foyer.replication.PeerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Words of a command line, checked: what is wrong with one is told in one sentence.
final class Usage {
  private static final int MOST_PORT = 65_535;

  private Usage() {}

  /// A port to listen on; 0 for any free one.
  static int port(CommandSpec command, String option, int port) {
    return range(command, option, port, new Range(0, MOST_PORT));
  }

  /// From the lowest to the highest number, both included.
  record Range(int least, int most) {}

  static int range(CommandSpec command, String option, int number, Range range) {
    if (number < range.least() || number > range.most()) {
      throw wrong(
          command,
          "%s %d is out of range: it goes from %,d to %,d."
              .formatted(option, number, range.least(), range.most()));
    }
    return number;
  }

  /// Refuses an option that says nothing without another one.
  static void without(CommandSpec command, String option, @Nullable String value, String other) {
    if (value != null) {
      throw wrong(command, option + " says nothing without " + other + ": give both.");
    }
  }

  /// Writes a file that the command line names.
  static void write(CommandSpec command, Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw wrong(command, "The file " + file + " cannot be written.");
    }
  }

  static PeerAddress central(CommandSpec command, String uri, @Nullable String fingerprint) {
    try {
      return new PeerAddress(address(uri), Optional.ofNullable(fingerprint));
    } catch (IllegalArgumentException e) {
      throw wrong(command, String.valueOf(e.getMessage()));
    }
  }

  /// Text that is no address at all becomes one without scheme and host, which is told as such.
  private static URI address(String uri) {
    try {
      return URI.create(uri);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + uri + "\" is no address: write it like https://central.example:7400.", e);
    }
  }

  static ParameterException wrong(CommandSpec command, String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
