package dev.foyer;

import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A box in a process of its own, which can be killed.
public final class BoxProcess {
  private static final Pattern LINK = Pattern.compile("(https?://[^/]+)/(\\w+)#pair=(\\S+)");

  private final FoyerProcess process;
  private final Map<Role, String> codes = new EnumMap<>(Role.class);
  private String origin = "";

  private BoxProcess(FoyerProcess process) {
    this.process = process;
    for (String line : process.said()) {
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        origin = link.group(1);
        codes.put(role(link.group(2)), link.group(3));
      }
    }
  }

  /// Starts a box on a data folder, and returns when it serves.
  ///
  /// @param words more of what stands on the command line
  public static BoxProcess start(Path data, String heap, String... words) throws IOException {
    return startBy(List.of(), data, heap, words);
  }

  /// The same by way of another program, which becomes the box.
  ///
  /// @param way that program's command line, to which the box's is added
  public static BoxProcess startBy(List<String> way, Path data, String heap, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("box", "--data", data.toString()));
    command.addAll(List.of(words));
    Path log = data.resolveSibling("box.log");
    return new BoxProcess(FoyerProcess.startBy(way, log, heap, command));
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
    return process.lastWords();
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

  /// Waits until it ends by itself, and gives its exit code.
  public int ended() throws InterruptedException {
    return process.ended();
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
    process.kill();
  }

  /// Ctrl-C.
  public void stop() throws InterruptedException {
    process.stop();
  }
}
