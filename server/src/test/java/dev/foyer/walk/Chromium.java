package dev.foyer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A real browser, driven by a script of the screens' module. A browser test is never skipped: what
/// is missing is named.
final class Chromium {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private Chromium() {}

  /// What happens around the browser when a story gives its cue.
  interface Cue {
    void given() throws IOException, InterruptedException;
  }

  /// Runs `kiosk-ui/walk/SCRIPT` with these words; what it printed last is its answer.
  ///
  /// @param cues by name
  static JsonNode play(String script, Map<String, Cue> cues, String... words)
      throws IOException, InterruptedException {
    Process process = start(script, List.of(words));
    String said = "";
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("cue ")) {
          Objects.requireNonNull(cues.get(line.substring(4)), line).given();
          in.write("go on\n");
          in.flush();
        } else {
          said = line;
        }
      }
    }
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The browser did not finish in two minutes.");
    }
    return new ObjectMapper().readTree(said);
  }

  private static Process start(String script, List<String> words) throws IOException {
    Path browser =
        PLACES.stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "The browser tests need Chromium: apt-get install chromium"));
    Path screens = Path.of("..", "kiosk-ui").toAbsolutePath().normalize();
    if (!Files.isDirectory(screens.resolve("node_modules"))) {
      throw new AssertionError("The screens are not built: run mvn without -Pquick.");
    }
    List<String> command = new ArrayList<>(List.of("node", "walk/" + script));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(screens.toFile());
    builder.environment().put("CHROMIUM", browser.toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
