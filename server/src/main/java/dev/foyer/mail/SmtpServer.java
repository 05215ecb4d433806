package dev.foyer.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server that takes mail for others, and how it is spoken to.
///
/// @param from whom every letter comes from, also the envelope's sender
/// @param fingerprint SHA-256 of the certificate of a server that no authority vouches for; empty
///   for the machine's authorities
public record SmtpServer(
    Address address, Mailbox from, Optional<Login> login, Optional<String> fingerprint) {
  /// How the line is protected.
  public enum Security {
    /// STARTTLS (RFC 3207) if the server offers it; a password is given over TLS only, but for a
    /// server on this machine.
    WHEN_OFFERED,
    /// TLS from the first byte (RFC 8314).
    IMPLICIT
  }

  /// Where it listens.
  public record Address(String host, int port, Security security) {
    /// RFC 8314 §7.3 and RFC 6409 §3.1.
    private static final int IMPLICIT_PORT = 465;

    private static final int SUBMISSION_PORT = 587;
    private static final int MOST_PORT = 65_535;
    private static final Pattern WRITTEN =
        Pattern.compile("(?:(smtps?)://)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::(\\d{1,5}))?/?");

    /// From `host`, `host:port`, `smtp://host:port` or `smtps://host:port`.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static Address of(String written) {
      Matcher parts = WRITTEN.matcher(written);
      if (!parts.matches()) {
        throw wrong(written);
      }
      boolean implicit = "smtps".equals(parts.group(1));
      String given = parts.group(3);
      int usual = implicit ? IMPLICIT_PORT : SUBMISSION_PORT;
      int port = given == null ? usual : Integer.parseInt(given);
      if (port < 1 || port > MOST_PORT) {
        throw wrong(written);
      }
      String host = parts.group(2).replaceAll("[\\[\\]]", "");
      return new Address(host, port, implicit ? Security.IMPLICIT : Security.WHEN_OFFERED);
    }

    private static IllegalArgumentException wrong(String written) {
      return new IllegalArgumentException(
          "\""
              + written
              + "\" is no mail server: write it like smtp.example.org:587, or"
              + " smtps://smtp.example.org:465 if it speaks TLS from the start.");
    }

    boolean isThisMachine() {
      try {
        return InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException e) {
        return false;
      }
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// Who may send there.
  ///
  /// @param passwordFile whose first line is the password; read for every connection, so that it
  ///   can be changed without a restart
  public record Login(String user, Path passwordFile) {
    /// @throws IOException if the file cannot be read or is empty; the message says what to do
    String password() throws IOException {
      List<String> lines;
      try {
        lines = Files.readAllLines(passwordFile);
      } catch (IOException e) {
        throw new IOException(
            "The file " + passwordFile + " with the mail password cannot be read.", e);
      }
      if (lines.isEmpty() || lines.getFirst().isBlank()) {
        throw new IOException(
            "The file " + passwordFile + " is empty: its first line is the mail password.");
      }
      return lines.getFirst().strip();
    }
  }
}
