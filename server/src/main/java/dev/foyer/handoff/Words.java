package dev.foyer.handoff;

import dev.foyer.mail.Header;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What is told of a conversation.
///
/// @param topic one line, up to 200 characters
/// @param outcomes one line each, up to 280 characters; may be empty
/// @param link where it can be read, over HTTP
/// @param openUntil the last day on which it stays open
public record Words(String topic, List<String> outcomes, URI link, LocalDate openUntil) {
  private static final int MOST_TOPIC = 200;
  private static final int MOST_OUTCOME = 280;

  public Words {
    topic = Header.oneLine(topic);
    outcomes = outcomes.stream().map(Header::oneLine).filter(line -> !line.isEmpty()).toList();
    if (topic.isEmpty() || topic.length() > MOST_TOPIC) {
      throw new IllegalArgumentException(
          "A conversation is handed over with its topic, in up to 200 characters.");
    }
    if (outcomes.stream().anyMatch(line -> line.length() > MOST_OUTCOME)) {
      throw new IllegalArgumentException("An outcome has up to 280 characters: shorten it.");
    }
    if (!isWeb(link)) {
      throw new IllegalArgumentException(
          "A conversation is handed over with a link like https://foyer.example/c/12.");
    }
  }

  /// Whether a link leads to a page.
  static boolean isWeb(URI link) {
    String scheme = link.getScheme();
    return scheme != null
        && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
        && link.getHost() != null;
  }

  /// Whether a key may go there: over TLS, or within this machine.
  static boolean isSafe(URI server) {
    return isWeb(server)
        && ("https".equalsIgnoreCase(server.getScheme())
            || Set.of("localhost", "127.0.0.1", "[::1]").contains(server.getHost()));
  }

  /// Whether the words contain a name, as words of their own.
  boolean mention(String name) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])"
                + Pattern.quote(name.toLowerCase(Locale.ROOT))
                + "(?![\\p{L}\\p{N}])");
    return whole.matcher(topic.toLowerCase(Locale.ROOT)).find()
        || outcomes.stream().anyMatch(line -> whole.matcher(line.toLowerCase(Locale.ROOT)).find());
  }
}
