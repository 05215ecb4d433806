package dev.foyer;

import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the processes that are central together, which can be killed.
public final class CentralProcess {
  private static final Pattern LINK =
      Pattern.compile("organiser +(https?://[^/]+)/organiser#pair=(\\S+)");

  private final FoyerProcess process;
  private final String origin;
  private final String code;

  private CentralProcess(FoyerProcess process) {
    this.process = process;
    Matcher link = LINK.matcher(String.join("\n", process.said()));
    if (!link.find()) {
      throw new AssertionError("no link: " + process.said());
    }
    origin = link.group(1);
    code = link.group(2);
  }

  /// Starts central, and returns when it serves.
  ///
  /// @param words more of what stands on the command line
  public static CentralProcess start(Path log, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("central", "--port", "0"));
    command.addAll(List.of(words));
    return new CentralProcess(FoyerProcess.start(log, "-Xmx256m", command));
  }

  public String origin() {
    return origin;
  }

  public int port() {
    return Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
  }

  /// An organiser's device, paired at this address, whichever process answers there; each start of
  /// central pairs one.
  public Http organiser(String at) {
    return Http.paired(at, Role.ORGANISER, code);
  }

  /// The lines that it printed until it served.
  public List<String> said() {
    return process.said();
  }

  public String lastWords() {
    return process.lastWords();
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
