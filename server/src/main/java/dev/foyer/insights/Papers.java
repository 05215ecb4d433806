package dev.foyer.insights;

import io.helidon.webserver.http.ServerResponse;

/// Documents that nobody keeps a copy of on the way.
final class Papers {
  private Papers() {}

  static void send(ServerResponse response, String type, byte[] document) {
    response.header("Content-Type", type).header("Cache-Control", "no-store").send(document);
  }
}
