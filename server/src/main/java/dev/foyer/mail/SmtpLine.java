package dev.foyer.mail;

import dev.foyer.platform.ServerTrust;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// An open connection to a mail server. Not thread-safe. Blocks; an interrupt of a virtual thread
/// ends it.
///
/// Settings are those of `org.eclipse.angus.mail.smtp` (package documentation of Angus Mail 2.0).
final class SmtpLine implements AutoCloseable {
  private static final String CONNECT_MILLIS = "15000";

  /// RFC 5321 §4.5.3.2: five minutes for what a server answers, ten after the final dot, so that a
  /// slow server is not sent the same letter twice.
  private static final String ANSWER_MILLIS = "600000";

  private static final int CLOSING = 421;
  private static final int EHLO_TAKEN = 250;

  private final Session session;
  private final Transport transport;

  private SmtpLine(Session session, Transport transport) {
    this.session = session;
    this.transport = transport;
  }

  /// Connects, protects the line and signs in.
  ///
  /// @throws IOException if that does not work; the message is a sentence for an organiser
  static SmtpLine open(SmtpServer server) throws IOException {
    ServerTrust trust = ServerTrust.of(server.fingerprint());
    boolean implicit = server.address().security() == SmtpServer.Security.IMPLICIT;
    String protocol = implicit ? "smtps" : "smtp";
    Session session = Session.getInstance(settings(server, protocol, trust));
    String password = null;
    if (server.login().isPresent()) {
      password = server.login().get().password();
    }
    SMTPTransport transport = transport(session, protocol);
    try {
      connect(transport, server, password);
      return new SmtpLine(session, transport);
    } catch (AuthenticationFailedException e) {
      throw new IOException(
          "The mail server " + server.address() + " does not accept user and password.", e);
    } catch (MessagingException e) {
      if (wantsTls(server) && offersNone(transport)) {
        throw new IOException(
            "The mail server "
                + server.address()
                + " offers no TLS, and a password is not given without: write smtps:// if it"
                + " speaks TLS from the start.",
            e);
      }
      throw new IOException(
          trust
              .complaint("The mail server")
              .orElse("The mail server " + server.address() + " cannot be reached."),
          e);
    }
  }

  private static SMTPTransport transport(Session session, String protocol) {
    try {
      return (SMTPTransport) session.getTransport(protocol);
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("Angus Mail is not on the class path", e);
    }
  }

  /// Whether no line is better than one that others can read: there is a password to give.
  private static boolean wantsTls(SmtpServer server) {
    return server.address().security() == SmtpServer.Security.WHEN_OFFERED
        && server.login().isPresent()
        && !server.address().isThisMachine();
  }

  /// Whether the server has answered, and with no TLS to offer.
  private static boolean offersNone(SMTPTransport transport) {
    return transport.getLastReturnCode() == EHLO_TAKEN && !transport.supportsExtension("STARTTLS");
  }

  private static void connect(Transport transport, SmtpServer server, @Nullable String password)
      throws MessagingException {
    transport.connect(
        server.address().host(),
        server.address().port(),
        server.login().map(SmtpServer.Login::user).orElse(null),
        password);
  }

  private static Properties settings(SmtpServer server, String protocol, ServerTrust trust) {
    String prefix = "mail." + protocol + ".";
    Properties settings = new Properties();
    settings.setProperty(prefix + "from", server.from().address());
    settings.setProperty(prefix + "auth", String.valueOf(server.login().isPresent()));
    settings.setProperty(prefix + "starttls.enable", "true");
    settings.setProperty(prefix + "starttls.required", String.valueOf(wantsTls(server)));
    settings.setProperty(
        prefix + "ssl.checkserveridentity", String.valueOf(server.fingerprint().isEmpty()));
    settings.put(prefix + "ssl.socketFactory", trust.context().getSocketFactory());
    settings.setProperty(prefix + "ssl.socketFactory.fallback", "false");
    settings.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
    settings.setProperty(prefix + "timeout", ANSWER_MILLIS);
    settings.setProperty(prefix + "quitwait", "false");
    return settings;
  }

  /// Sends exactly the letter's bytes.
  Sending send(Letter letter) {
    try {
      MimeMessage message =
          new MimeMessage(session, new ByteArrayInputStream(letter.message().toArray()));
      InternetAddress reader = new InternetAddress(letter.to().address());
      transport.sendMessage(message, new Address[] {reader});
      return new Sending.Taken();
    } catch (MessagingException e) {
      return refusal(e).map(SmtpLine::judged).orElseGet(Sending.Unknown::new);
    }
  }

  private record Refusal(String command, Reply reply) {}

  /// The server's answer among an exception and those that hang on it.
  private static Optional<Refusal> refusal(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof SMTPAddressFailedException address) {
        return refusal(address.getCommand(), address.getReturnCode(), address.getMessage());
      }
      if (e instanceof SMTPSendFailedException send) {
        return refusal(send.getCommand(), send.getReturnCode(), send.getMessage());
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refusal(
      @Nullable String command, int code, @Nullable String words) {
    return code < 400
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                command == null ? "" : command,
                new Reply(code, words == null ? "" : Header.oneLine(words))));
  }

  private static Sending judged(Refusal refusal) {
    Reply reply = refusal.reply();
    if (reply.code() == CLOSING || refusal.command().startsWith("MAIL")) {
      return new Sending.NothingGoes(reply);
    }
    return reply.code() < 500 ? new Sending.NotNow(reply) : new Sending.Never(reply);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // Whatever was taken has been answered for; the other end may say goodbye as it likes.
    }
  }
}
