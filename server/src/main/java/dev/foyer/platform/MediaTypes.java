package dev.foyer.platform;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;

/// Media types of requests (RFC 9110, section 8.3.1).
public final class MediaTypes {
  private MediaTypes() {}

  /// The type and subtype of a request's body, in lower case and without parameters; empty if the
  /// request does not name one.
  public static String of(ServerRequest request) {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
