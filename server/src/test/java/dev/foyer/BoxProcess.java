package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.cli.Foyer;
import dev.foyer.domain.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A box in a process of its own, which can be killed.
public final class BoxProcess {
  private static final Pattern LINK = Pattern.compile("(https?://[^/]+)/(\\w+)#pair=(\\S+)");

  private final Process process;
  private final Path log;
  private final Map<Role, String> codes = new EnumMap<>(Role.class);
  private String origin = "";

  private BoxProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts a box on a data folder, and returns when it serves.
  ///
  /// @param words more of what stands on the command line
  public static BoxProcess start(Path data, String heap, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Foyer.class.getName(),
                "box",
                "--data",
                data.toString()));
    command.addAll(List.of(words));
    Path log = data.resolveSibling("box.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    BoxProcess box = new BoxProcess(builder.start(), log);
    box.listen();
    return box;
  }

  /// Reads the links that a box prints when it is ready.
  private void listen() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        origin = link.group(1);
        codes.put(role(link.group(2)), link.group(3));
      }
      if (line.contains("Ctrl-C")) {
        return;
      }
    }
    throw new AssertionError("the box did not start: " + lastWords());
  }

  private static Role role(String page) {
    return switch (page) {
      case "kiosk" -> Role.STATION;
      case "host" -> Role.HOST;
      case "organiser" -> Role.ORGANISER;
      default -> throw new AssertionError("a link to a page that is not known: " + page);
    };
  }

  /// What the box has written to its log; it begins anew at each start.
  public String lastWords() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String origin() {
    return origin;
  }

  public int port() {
    return Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// The link that pairs one browser in this role.
  public String link(Role role) {
    String page = role == Role.STATION ? "kiosk" : role == Role.HOST ? "host" : "organiser";
    return origin + "/" + page + "#pair=" + codes.get(role);
  }

  /// A device with this role; each start of a box pairs one.
  public Http paired(Role role) {
    return Http.paired(origin, role, String.valueOf(codes.get(role)));
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), "a killed box is dead");
  }

  /// Ctrl-C.
  public void stop() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "a box stops when it is told to");
  }
}
