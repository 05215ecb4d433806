package dev.foyer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real browser, driven by a script of the screens' module. A browser test is never skipped: what
/// is missing is named.
final class Chromium {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private Chromium() {}

  /// Runs `kiosk-ui/walk/SCRIPT` with these words; what it printed last is its answer.
  static JsonNode play(String script, String... words) throws IOException, InterruptedException {
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
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(screens.toFile());
    builder.environment().put("CHROMIUM", browser.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("The browser did not finish in two minutes.");
    }
    return new ObjectMapper().readTree(said.substring(said.lastIndexOf('\n') + 1));
  }
}
