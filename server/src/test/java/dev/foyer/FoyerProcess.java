package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.cli.Foyer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Foyer in a process of its own, which can be killed.
final class FoyerProcess {
  private final Process process;
  private final Path log;
  private final List<String> said = new ArrayList<>();

  private FoyerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it, and returns when it says that it serves.
  ///
  /// @param log where its errors go; it begins anew
  static FoyerProcess start(Path log, String heap, List<String> words) throws IOException {
    return startBy(List.of(), log, heap, words);
  }

  /// The same by way of another program, which becomes Java.
  ///
  /// @param way that program's command line, to which Java's is added
  static FoyerProcess startBy(List<String> way, Path log, String heap, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(way);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            heap,
            "-cp",
            System.getProperty("java.class.path"),
            Foyer.class.getName()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    FoyerProcess foyer = new FoyerProcess(builder.start(), log);
    foyer.listen();
    return foyer;
  }

  private void listen() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.contains("Ctrl-C")) {
        return;
      }
    }
    throw new AssertionError("it did not start: " + lastWords());
  }

  /// The lines that it printed until it served.
  List<String> said() {
    return said;
  }

  /// What it has written to its log.
  String lastWords() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until it ends by itself, and gives its exit code.
  int ended() throws InterruptedException {
    return process.waitFor();
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), "who is killed is dead");
  }

  /// Ctrl-C.
  void stop() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it stops when it is told to");
  }
}
