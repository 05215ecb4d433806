package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A tmpfs of some megabytes in a mount namespace of its own (unshare(1), nsenter(1)): a program
/// that is started [#within] it finds it at its folder, nobody else does. It is gone when it is
/// closed, or with this program. Whoever is not root becomes so in a user namespace, where the
/// machine allows that.
final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4_096;

  private final Process keeper;
  private final Path folder;

  private SmallDisk(Process keeper, Path folder) {
    this.keeper = keeper;
    this.folder = folder;
  }

  /// Why this machine gives no small disk; empty if it does.
  static String missing() throws IOException {
    Path here = Files.createTempDirectory("small-disk");
    try (SmallDisk disk = mount(here, 1)) {
      return disk.keeper.isAlive() ? "" : "the mount failed";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } finally {
      Files.delete(here);
    }
  }

  /// @throws IOException if the machine does not allow it
  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
    if (!isRoot()) {
      command.add("--map-root-user");
    }
    String mount = "mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$1\" && echo up && exec cat";
    command.addAll(List.of("sh", "-c", mount, "sh", folder.toString()));
    Process keeper = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said = keeper.inputReader();
    String line = said.readLine();
    if (!"up".equals(line)) {
      throw new IOException(line == null ? "unshare said nothing" : line);
    }
    return new SmallDisk(keeper, folder);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /// The command that starts another one where this disk is.
  List<String> within() {
    List<String> command = new ArrayList<>(List.of("nsenter", "--mount", "--target"));
    command.add(Long.toString(keeper.pid()));
    if (!isRoot()) {
      command.addAll(List.of("--user", "--preserve-credentials"));
    }
    command.addAll(List.of("env", "--chdir=" + Path.of("").toAbsolutePath()));
    return command;
  }

  /// Takes every byte that is left.
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      byte[] block = new byte[BLOCK];
      while (true) {
        filler.write(block);
      }
    } catch (IOException e) {
      assertEquals("No space left on device", e.getMessage());
    }
  }

  /// Gives them back.
  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return seen().resolve("filler");
  }

  /// Copies a folder of it to where everybody finds it.
  void copy(String name, Path to) throws IOException {
    Path from = seen().resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /// The disk as it is seen from outside (proc(5), `/proc/PID/root`).
  private Path seen() {
    return Path.of("/proc/" + keeper.pid() + "/root" + folder);
  }

  @Override
  public void close() throws IOException {
    keeper.getOutputStream().close();
    keeper.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
