package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.foyer.domain.ReadsAFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proves that the checks of the build bite: each has to refuse a file that is known to be wrong,
/// with the very flags that stand in the parent's pom.
class CanaryTest {
  private static final Pattern FLAG = Pattern.compile("<arg>(-[^<]+)</arg>");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "NullDereference, NullAway",
    "LostException, DeadException",
    "RawList, rawtypes",
  })
  void theCompilerRefuses(String canary, String finding) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool("javac"));
    Matcher flag = FLAG.matcher(Files.readString(Path.of("..", "pom.xml")));
    while (flag.find()) {
      command.add(flag.group(1));
    }
    String path = System.getProperty("java.class.path");
    command.addAll(List.of("-processorpath", path, "-cp", path, "-d", folder.toString()));
    command.add(Path.of("src/test/resources/canaries", canary + ".java").toString());
    Said said = run(command);
    assertNotEquals(0, said.status());
    assertTrue(said.text().contains("[" + finding + "]"), said.text());
  }

  @Test
  void architectureRulesRefuseADomainThatReadsFiles() {
    var classes = new ClassFileImporter().importClasses(ReadsAFile.class);
    assertThrows(AssertionError.class, () -> ArchitectureTest.DOMAIN_READS_NO_CLOCK.check(classes));
  }

  @Test
  void theFormatterRefusesAFileThatItWouldChange() throws IOException, InterruptedException {
    Path source = folder.resolve("Crooked.java");
    Files.writeString(source, "class Crooked{int x ;}\n");
    assertEquals(0, format("mend").status());
    assertEquals(0, format("check").status());
    Files.writeString(source, "class Crooked{int x ;}\n");
    assertNotEquals(0, format("check").status());
  }

  private Said format(String mode) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    for (String part : List.of("api", "code", "file", "main", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    String path = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", path, "../build/Format.java", mode, folder.toString()));
    return run(command);
  }

  private record Said(int status, String text) {}

  private static Said run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
