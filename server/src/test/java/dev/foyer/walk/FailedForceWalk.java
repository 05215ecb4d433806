package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.foyer.BoxProcess;
import dev.foyer.walk.Visitors.Sight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A real box whose kernel says at some force that the disk failed: strace(1) answers one fsync(2)
/// of each thread with EIO. It is started again as often as it ends. `-Dfoyer.failed-forces=50` is
/// the long form.
@Execution(ExecutionMode.CONCURRENT)
class FailedForceWalk {
  private static final int TIMES = Integer.getInteger("foyer.failed-forces", 2);
  private static final Set<Integer> EXPECTED = Set.of(75, Supervised.DID_NOT_START);

  @TempDir Path folder;
  private final Random random = new Random(Long.getLong("foyer.seed", 1));
  private int starts;

  @Test
  void nobodyIsLetInOnAForceThatFailedAndTheNextStartCarriesOn() throws Exception {
    String missing = missing();
    if (!missing.isEmpty()) {
      System.out.println("SKIPPED: forces cannot be made to fail here: " + missing);
    }
    assumeTrue(missing.isEmpty(), missing);
    Path data = folder.resolve("box");
    BoxProcess first = BoxProcess.start(data, "-Xmx256m", "--port", "0");
    Visitors.invite(first, 100 * TIMES);
    first.stop();
    Visitors visitors = Visitors.of(data);
    try (Supervised box = new Supervised(this::way, data, first.port())) {
      int stopped = 0;
      while (box.ends().size() < TIMES) {
        stopped += visitors.scan(box.station()) == Sight.STOPPED ? 1 : 0;
      }
      assertTrue(stopped > 0, "the screens say that nothing is saved");
      assertTrue(EXPECTED.containsAll(box.ends()), () -> box.ends().toString());
      visitors.scanUntil(Sight.IN, box.station());
      System.out.printf(
          "%d failed forces, exit codes %s: %d acknowledged check-ins, 0 lost%n",
          box.ends().size(), box.ends(), visitors.in());
    }
    visitors.assertAllAreIn(data);
  }

  /// A start whose n-th force fails, in each of its threads: while guests come, or at every second
  /// one already while it starts. In the end the disk is sound again.
  private List<String> way() {
    starts++;
    if (starts > TIMES) {
      return List.of();
    }
    int n = starts % 2 == 0 ? 1 + random.nextInt(6) : 15 + random.nextInt(40);
    return strace("inject=fsync:error=EIO:when=" + n);
  }

  /// `-D`: what it starts is this program's child, as without it. `--seccomp-bpf`: no other system
  /// call is slowed down.
  private List<String> strace(String... expressions) {
    List<String> command = new ArrayList<>(List.of("strace", "-D", "-f", "--seccomp-bpf", "-qq"));
    command.addAll(List.of("-o", folder.resolve("strace.log").toString(), "-e", "trace=fsync"));
    for (String expression : expressions) {
      command.addAll(List.of("-e", expression));
    }
    return command;
  }

  /// Why strace does not work here; empty if it does.
  private String missing() throws InterruptedException {
    List<String> command = new ArrayList<>(strace());
    command.add("true");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 && said.isEmpty() ? "" : "strace says: " + said;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
