package dev.foyer.central;

import dev.foyer.mail.SmtpServer;
import dev.foyer.projection.SharedPlace;
import java.nio.file.Path;
import java.util.Optional;

/// What central is started with.
///
/// @param port 0 for any free one
/// @param publicUrl scheme and authority under which guests reach the invitation pages
/// @param mail the server that takes central's mail; empty if central writes none
public record CentralConfig(
    Keeping keeping,
    int port,
    Listening listening,
    Optional<String> publicUrl,
    Optional<SmtpServer> mail) {
  /// Where central keeps what it knows.
  public sealed interface Keeping {
    /// In files of its own.
    record Folder(Path data) implements Keeping {}

    /// In a database, together with any number of other processes; this one has no state of its
    /// own.
    record Shared(SharedPlace place) implements Keeping {}
  }

  /// Who can reach it.
  public enum Listening {
    /// This machine only, over HTTP: as a rule behind a proxy that speaks HTTPS.
    LOOPBACK,
    /// The network, over HTTPS with a certificate of its own.
    LAN
  }

  public CentralConfig(Path data, int port, Listening listening, Optional<String> publicUrl) {
    this(new Keeping.Folder(data), port, listening, publicUrl);
  }

  public CentralConfig(Keeping keeping, int port, Listening listening, Optional<String> publicUrl) {
    this(keeping, port, listening, publicUrl, Optional.empty());
  }

  /// The same with a server that takes its mail.
  public CentralConfig mailing(Optional<SmtpServer> server) {
    return new CentralConfig(keeping, port, listening, publicUrl, server);
  }

  public static CentralConfig local(Path data, int port) {
    return new CentralConfig(data, port, Listening.LOOPBACK, Optional.empty());
  }

  /// One of the processes that share a database, on this machine.
  public static CentralConfig sharing(SharedPlace place, int port) {
    return new CentralConfig(new Keeping.Shared(place), port, Listening.LOOPBACK, Optional.empty());
  }
}
