package dev.foyer.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.mail.PostOffice.Wire;
import dev.foyer.mail.SmtpServer.Address;
import dev.foyer.mail.SmtpServer.Login;
import dev.foyer.platform.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS and passwords, against a real SMTP server with a certificate of its own.
class ProtectedLineTest {
  private static final Mailbox FROM = new Mailbox("", "hello@foyer.example");
  private static final Letter LETTER =
      Letter.of(
          "one",
          new Letter.Heading(FROM, new Mailbox("", "ana@example.org"), "Hello", Instant.EPOCH),
          List.of(),
          Letter.Body.plain("Hello"));

  @TempDir Path folder;
  private String fingerprint = "";

  @BeforeEach
  void certificate() {
    fingerprint = Certificate.in(folder.resolve("tls.p12")).fingerprint();
  }

  private Optional<Login> login(String password) throws IOException {
    Path file = folder.resolve("mail-password");
    Files.writeString(file, password + "\n");
    return Optional.of(new Login(PostOffice.USER, file));
  }

  private static void goes(PostOffice office, SmtpServer server) throws IOException {
    try (SmtpLine line = SmtpLine.open(server)) {
      assertInstanceOf(Sending.Taken.class, line.send(LETTER));
    }
    assertEquals(LETTER.message(), office.taken().getFirst().message());
  }

  private static String refusal(SmtpServer server) {
    return String.valueOf(
        assertThrows(IOException.class, () -> SmtpLine.open(server).close()).getMessage());
  }

  @Test
  void tlsIsSpokenFromTheStartWhereTheSchemeSaysSo() throws Exception {
    try (PostOffice office = new PostOffice(0, Wire.TLS, folder)) {
      Address address = Address.of("smtps://localhost:" + office.port());
      goes(office, new SmtpServer(address, FROM, Optional.empty(), Optional.of(fingerprint)));
    }
  }

  @Test
  void starttlsIsUsedWhenItIsOfferedAndThePasswordGoesOverIt() throws Exception {
    try (PostOffice office = new PostOffice(0, Wire.STARTTLS_WITH_PASSWORD, folder)) {
      Address address = Address.of("localhost:" + office.port());
      Optional<Login> login = login(PostOffice.PASSWORD);
      goes(office, new SmtpServer(address, FROM, login, Optional.of(fingerprint)));
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedAndSaysWhatToDo() throws Exception {
    for (Wire wire : List.of(Wire.TLS, Wire.STARTTLS)) {
      try (PostOffice office = new PostOffice(0, wire, folder)) {
        String scheme = wire == Wire.TLS ? "smtps://" : "smtp://";
        Address address = Address.of(scheme + "localhost:" + office.port());
        String said = refusal(new SmtpServer(address, FROM, Optional.empty(), Optional.empty()));
        assertTrue(said.contains(fingerprint), said);
        assertTrue(office.taken().isEmpty());
      }
    }
  }

  @Test
  void aPasswordIsNotGivenWithoutTlsToAnotherMachine() throws Exception {
    // Reaches this machine, and is not its loopback address.
    try (PostOffice office = new PostOffice(0, Wire.PLAIN_WITH_PASSWORD, folder)) {
      Address address = Address.of("0.0.0.0:" + office.port());
      Optional<Login> login = login(PostOffice.PASSWORD);
      String said = refusal(new SmtpServer(address, FROM, login, Optional.empty()));
      assertTrue(said.contains("offers no TLS"), said);
      assertEquals(0, office.passwordsSeen());
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutRepeatingIt() throws Exception {
    try (PostOffice office = new PostOffice(0, Wire.PLAIN_WITH_PASSWORD, folder)) {
      Address address = Address.of("localhost:" + office.port());
      String said = refusal(new SmtpServer(address, FROM, login("let me in"), Optional.empty()));
      assertTrue(said.contains("does not accept user and password"), said);
      goes(office, new SmtpServer(address, FROM, login(PostOffice.PASSWORD), Optional.empty()));
    }
  }

  @Test
  void aPasswordThatCannotBeReadIsToldByItsFile() {
    Login login = new Login("foyer", folder.resolve("nowhere"));
    Address address = Address.of("localhost:25");
    String said = refusal(new SmtpServer(address, FROM, Optional.of(login), Optional.empty()));
    assertTrue(said.contains("nowhere"), said);
  }

  @Test
  void aServerIsWrittenWithOrWithoutSchemeAndPort() {
    assertEquals(
        new Address("mail.example.org", 587, SmtpServer.Security.WHEN_OFFERED),
        Address.of("mail.example.org"));
    assertEquals(
        new Address("mail.example.org", 465, SmtpServer.Security.IMPLICIT),
        Address.of("smtps://mail.example.org"));
    assertEquals(
        new Address("::1", 2525, SmtpServer.Security.WHEN_OFFERED),
        Address.of("smtp://[::1]:2525"));
    for (String wrong : List.of("", "http://x", "mail:0", "mail:70000", "mail example", "a:b:c")) {
      assertThrows(IllegalArgumentException.class, () -> Address.of(wrong), wrong);
    }
  }
}
