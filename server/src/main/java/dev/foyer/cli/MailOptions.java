package dev.foyer.cli;

import dev.foyer.mail.Mailbox;
import dev.foyer.mail.SmtpServer;
import dev.foyer.mail.SmtpServer.Address;
import dev.foyer.mail.SmtpServer.Login;
import dev.foyer.platform.ServerTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// The options that say how mail goes out.
final class MailOptions {
  @Option(
      names = "--smtp",
      paramLabel = "HOST[:PORT]",
      description =
          "The server that takes mail: smtp.example.org:587 (STARTTLS when offered) or"
              + " smtps://smtp.example.org:465 (TLS from the start).")
  private @Nullable String smtp;

  @Option(
      names = "--smtp-from",
      paramLabel = "MAILBOX",
      description =
          "Whom mail comes from, such as \"Courtyard Club <hello@club.example>\"; somebody reads"
              + " the answers.")
  private @Nullable String from;

  @Option(names = "--smtp-user", paramLabel = "USER", description = "Who may send there.")
  private @Nullable String user;

  @Option(
      names = "--smtp-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--smtp-fingerprint",
      paramLabel = "SHA256",
      description = "The certificate of a mail server that no authority vouches for.")
  private @Nullable String fingerprint;

  /// What the options say; empty if they say nothing. Whatever is missing or wrong is told now, not
  /// when the first mail is due.
  Optional<SmtpServer> server(CommandSpec spec) {
    if (smtp == null) {
      Usage.without(spec, "--smtp-from", from, "--smtp");
      Usage.without(spec, "--smtp-user", user, "--smtp");
      Usage.without(spec, "--smtp-fingerprint", fingerprint, "--smtp");
      String file = passwordFile == null ? null : passwordFile.toString();
      Usage.without(spec, "--smtp-password-file", file, "--smtp");
      return Optional.empty();
    }
    Usage.without(spec, "--smtp", from == null ? smtp : null, "--smtp-from");
    try {
      return Optional.of(
          new SmtpServer(
              Address.of(smtp),
              Mailbox.of(from == null ? "" : from),
              login(spec),
              Optional.ofNullable(fingerprint).map(ServerTrust::fingerprint)));
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Login> login(CommandSpec spec) {
    if (user == null || passwordFile == null) {
      Usage.without(spec, "--smtp-user", user, "--smtp-password-file");
      String file = passwordFile == null ? null : passwordFile.toString();
      Usage.without(spec, "--smtp-password-file", file, "--smtp-user");
      return Optional.empty();
    }
    if (!Files.isReadable(passwordFile)) {
      throw Usage.wrong(
          spec, "The file " + passwordFile + " with the mail password cannot be read.");
    }
    return Optional.of(new Login(user, passwordFile));
  }
}
