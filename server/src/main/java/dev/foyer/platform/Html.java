package dev.foyer.platform;

import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/// Pages that are written by the server.
public final class Html {
  private Html() {}

  /// A text as it stands in an element or a quoted attribute.
  public static String text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /// The beginning of a page up to its body, with a style sheet from `/assets`.
  public static String head(String title, String styleSheet) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width, initial-scale=1\"><meta name=\"robots\""
        + " content=\"noindex\"><title>"
        + text(title)
        + "</title><link rel=\"stylesheet\" href=\""
        + Pages.versioned(styleSheet)
        + "\"></head><body>";
  }

  /// Answers with a page that nobody keeps a copy of.
  public static void send(ServerResponse response, String page) {
    response
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Cache-Control", "no-store")
        .send(page.getBytes(StandardCharsets.UTF_8));
  }
}
