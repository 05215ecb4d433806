package dev.foyer.central;

import java.nio.file.Path;
import java.util.Optional;

/// What central is started with.
///
/// @param port 0 for any free one
/// @param publicUrl scheme and authority under which guests reach the invitation pages
public record CentralConfig(Path data, int port, Listening listening, Optional<String> publicUrl) {
  /// Who can reach it.
  public enum Listening {
    /// This machine only, over HTTP: as a rule behind a proxy that speaks HTTPS.
    LOOPBACK,
    /// The network, over HTTPS with a certificate of its own.
    LAN
  }

  public static CentralConfig local(Path data, int port) {
    return new CentralConfig(data, port, Listening.LOOPBACK, Optional.empty());
  }
}
