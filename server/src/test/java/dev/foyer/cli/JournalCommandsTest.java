package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.journal.Given;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandsTest {
  @TempDir Path data;

  @Test
  void verifySaysThatThereIsNoJournalAndMakesNone() {
    StringWriter err = new StringWriter();
    assertEquals(2, verify(data.resolve("elsewhere"), err));
    assertTrue(err.toString().contains("There is no journal in"), err.toString());
    assertFalse(Files.exists(data.resolve("elsewhere")));
  }

  @Test
  void verifyReadsAFolderThatItMayNotWriteAndChangesNothing() throws IOException {
    Replica.founding(data, "Box of the harbour", Given.clock()).close();
    List<Path> before = files();
    for (Path file : before) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }
    StringWriter err = new StringWriter();
    assertEquals(0, verify(data, err), err.toString());
    assertEquals(before, files());
  }

  @Test
  void rebuildWritesNoFactAndRenamesNobody() {
    Replica.founding(data, "Box of the harbour", Given.clock()).close();
    assertEquals(0, new CommandLine(new RebuildCommand()).execute("--data", data.toString()));
    try (Replica again = Replica.settled(data, Given.clock())) {
      assertEquals(1, again.ledger().journal().end());
      assertEquals("Box of the harbour", again.trusted().replicas().getFirst().name());
    }
  }

  private static int verify(Path data, StringWriter err) {
    CommandLine command = new CommandLine(new VerifyCommand());
    command.setErr(new PrintWriter(err, true));
    command.setOut(new PrintWriter(new StringWriter(), true));
    return command.execute("--data", data.toString());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
