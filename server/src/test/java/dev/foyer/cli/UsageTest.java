package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.mail.Mailbox;
import dev.foyer.mail.SmtpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
  void mailOptionsThatAreWrongOrNotWholeAreToldBeforeCentralStarts() {
    assertTrue(told("central", "--data", "x", "--smtp-from", "a@b.c").contains("without --smtp:"));
    assertTrue(told("central", "--data", "x", "--smtp", "m").contains("without --smtp-from"));
    String[] mail = {"central", "--data", "x", "--smtp", "m.example", "--smtp-from", "a@b.example"};
    assertTrue(told(and(mail, "--smtp-user", "u")).contains("without --smtp-password-file"));
    assertTrue(told(and(mail, "--smtp-password-file", "f")).contains("without --smtp-user"));
    assertTrue(
        told(and(mail, "--smtp-user", "u", "--smtp-password-file", "nowhere"))
            .contains("The file nowhere with the mail password cannot be read."));
    assertTrue(told(and(mail, "--smtp-fingerprint", "12")).contains("64 hexadecimal digits"));
    assertTrue(
        told("central", "--data", "x", "--smtp", "http://m", "--smtp-from", "a@b.c")
            .contains("smtps://smtp.example.org:465"));
    assertTrue(
        told("central", "--data", "x", "--smtp", "m", "--smtp-from", "nobody")
            .contains("write it like name@example.org"));
  }

  @Test
  void mailOptionsNameAServerWhomMailComesFromAndWhoMaySend() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    MailOptions options = new MailOptions();
    CommandLine line = new CommandLine(new CentralCommand());
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("mail", mixin(options)))
        .parseArgs(
            "--smtp", "smtps://m.example",
            "--smtp-from", "Club <hello@club.example>",
            "--smtp-user", "u",
            "--smtp-password-file", password.toString());
    SmtpServer server = options.server(line.getCommandSpec()).orElseThrow();
    assertEquals(new Mailbox("Club", "hello@club.example"), server.from());
    assertEquals(SmtpServer.Address.of("smtps://m.example:465"), server.address());
    assertEquals(Optional.of(new SmtpServer.Login("u", password)), server.login());
  }

  private static CommandLine.Model.CommandSpec mixin(MailOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private static String[] and(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
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
