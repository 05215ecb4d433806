package dev.foyer.box.badges;

import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a picture or a document could not show, said beside it in the header `Foyer-Warnings`.
final class Warnings {
  /// A header has to fit into what clients take.
  private static final int MOST = 20;

  private Warnings() {}

  /// A header holds ASCII only: the words are percent-encoded, one warning a line.
  static void say(ServerResponse response, List<String> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    String words = String.join("\n", warnings.subList(0, Math.min(MOST, warnings.size())));
    String more = warnings.size() > MOST ? "\n… " + (warnings.size() - MOST) : "";
    response.header(
        "Foyer-Warnings",
        URLEncoder.encode(words + more, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
