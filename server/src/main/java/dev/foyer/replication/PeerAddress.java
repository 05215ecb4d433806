package dev.foyer.replication;

import dev.foyer.platform.ServerTrust;
import java.net.URI;
import java.util.Optional;

/// Where central is reached.
///
/// @param fingerprint SHA-256 of central's certificate where no authority vouches for it: the one
///   that `foyer central --lan` prints
public record PeerAddress(URI uri, Optional<String> fingerprint) {
  /// @throws IllegalArgumentException if it is no address of a central server; the message says
  ///   what one looks like
  public PeerAddress {
    String scheme = uri.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "\"" + uri + "\" is no address of central: write it like https://central.example:7400.");
    }
    fingerprint = fingerprint.map(ServerTrust::fingerprint);
    if (fingerprint.isPresent() && !"https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException(
          "A fingerprint is for an https address, and \"" + uri + "\" is none.");
    }
  }

  /// The port, said or not.
  int port() {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    return uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
  }
}
