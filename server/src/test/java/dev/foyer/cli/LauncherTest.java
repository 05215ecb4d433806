package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/foyer`, with a JDK that only says its version and what it was started with.
class LauncherTest {
  @TempDir Path folder;
  private Path launcher;
  private Path java;

  @BeforeEach
  void install() throws IOException {
    launcher = folder.resolve("bin").resolve("foyer");
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(
        Path.of("src", "main", "bin", "foyer"), launcher, StandardCopyOption.REPLACE_EXISTING);
    java = program("java", "25");
  }

  @Test
  void itStartsWhereNobodyHasAHome() throws IOException, InterruptedException {
    Said said = run(environment -> environment.put("FOYER_JAVA", java.toString()));
    assertEquals(0, said.status(), said.words());
    assertTrue(said.words().contains("dev.foyer.cli.Foyer box"), said.words());
  }

  @Test
  void aJavaThatWasNamedAndIsNoneIsToldInOneSentence() throws IOException, InterruptedException {
    for (Path wrong : new Path[] {folder, folder.resolve("nowhere"), program("old", "17")}) {
      Said said = run(environment -> environment.put("FOYER_JAVA", wrong.toString()));
      assertEquals(1, said.status());
      assertEquals(1, said.words().lines().count(), said.words());
      assertTrue(said.words().startsWith("FOYER_JAVA names " + wrong), said.words());
    }
  }

  @Test
  void fontsStandBesideTheProgramOrWhereSomebodySaid() throws IOException, InterruptedException {
    Said beside = run(environment -> environment.put("FOYER_JAVA", java.toString()));
    String own = "-Dfoyer.fonts=" + folder.toRealPath().resolve("fonts") + " ";
    assertTrue(beside.words().contains(own), beside.words());
    Said elsewhere =
        run(
            environment ->
                environment.putAll(
                    Map.of("FOYER_JAVA", java.toString(), "FOYER_FONTS", "/srv/my fonts")));
    assertTrue(elsewhere.words().contains("-Dfoyer.fonts=/srv/my fonts "), elsewhere.words());
  }

  private Path program(String name, String version) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then echo 'openjdk version "%s.0.1"' >&2; else echo "$@"; fi
        """
            .formatted(version));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private record Said(int status, String words) {}

  private Said run(Consumer<Map<String, String>> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "box");
    builder.environment().keySet().removeAll(Set.of("HOME", "JAVA_HOME", "FOYER_FONTS"));
    environment.accept(builder.environment());
    Process process = builder.redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String words = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), words);
    }
  }
}
