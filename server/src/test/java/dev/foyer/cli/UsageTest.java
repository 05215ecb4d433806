package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What somebody reads who typed a command wrong: one sentence.
class UsageTest {
  @TempDir Path folder;

  @Test
  void wrongWordsAreToldInOneSentence() {
    assertTrue(told("box", "--data", "x", "--port", "99999").contains("from 0 to 65,535"));
    assertTrue(told("box", "--data", "x", "--keep-days", "-1").contains("from 0 to 3,650"));
    assertTrue(told("box", "--data", "x", "--central", "nonsense").contains("https://central."));
    assertTrue(told("box", "--data", "x", "--central", "a b").contains("https://central."));
    assertTrue(told("box", "--data", "x", "--enrol", "CODE").contains("--central URL"));
    assertTrue(
        told("box", "--data", "x", "--central", "https://c", "--fingerprint", "12")
            .contains("64 hexadecimal digits"));
    assertTrue(told("rehearse", "--code", "C", "--guests", "0").contains("from 1 to 1,000"));
    assertTrue(told("rehearse", "--code", "C", "--stations", "99").contains("from 1 to 32"));
    assertTrue(
        told("rehearse", "--code", "C", "--central", "http://c").contains("--central-code CODE"));
    assertTrue(told("central", "--data", "x", "--port", "-1").contains("--port -1"));
  }

  @Test
  void theCommandThatCentralPrintsStartsABoxAsItStands() {
    CentralConfig config =
        new CentralConfig(folder, 0, CentralConfig.Listening.LAN, Optional.empty());
    try (Central central = Central.start(config)) {
      List<String> words = CentralCommand.boxCommand(central);
      BoxCommand box = new BoxCommand();
      List<String> options = new ArrayList<>(words.subList(1, words.size()));
      new CommandLine(box).parseArgs(options.toArray(String[]::new));
      var wanted = box.config().central().orElseThrow();
      assertEquals(central.origin(), wanted.address().uri().toString());
      assertEquals(central.fingerprint(), wanted.address().fingerprint());
      assertTrue(wanted.enrolment().isPresent());
    }
  }

  private static String told(String... words) {
    StringWriter err = new StringWriter();
    CommandLine command = Foyer.commandLine().setErr(new PrintWriter(err));
    assertEquals(2, command.execute(words));
    List<String> lines = err.toString().lines().toList();
    assertEquals(2, lines.size(), err.toString());
    assertEquals("Try: foyer " + words[0] + " --help", lines.get(1));
    return lines.get(0);
  }
}
