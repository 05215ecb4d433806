package dev.foyer.handoff;

import dev.foyer.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request to a web server, complete but for its credential.
///
/// @param headers in the order of their names
/// @param body empty for none
public record WebRequest(String method, URI target, Map<String, String> headers, Bytes body) {
  private static final String PROGRAM = "Foyer";

  public WebRequest {
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    sorted.put("User-Agent", PROGRAM);
    headers = Collections.unmodifiableSortedMap(sorted);
  }

  /// With a document as its body.
  static WebRequest json(String method, URI target, Map<String, String> headers, byte[] document) {
    TreeMap<String, String> all = new TreeMap<>(headers);
    all.put("Accept", "application/json");
    all.put("Content-Type", "application/json");
    return new WebRequest(method, target, all, Bytes.of(document));
  }

  /// The requests as HTTP/1.1 has them (RFC 9112 §2.1), one after the other: what the JDK's client
  /// sends, held by a test against what a server has received.
  static Bytes wire(List<WebRequest> requests) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (WebRequest request : requests) {
      wire.writeBytes(request.head().getBytes(StandardCharsets.US_ASCII));
      wire.writeBytes(request.body().toArray());
    }
    return Bytes.of(wire.toByteArray());
  }

  private String head() {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(path()).append(" HTTP/1.1\r\n");
    head.append("Content-Length: ").append(body.size()).append("\r\n");
    head.append("Host: ").append(host()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private String path() {
    String query = target.getRawQuery();
    return query == null ? target.getRawPath() : target.getRawPath() + "?" + query;
  }

  private String host() {
    int usual = "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    int port = target.getPort();
    return port == -1 || port == usual ? target.getHost() : target.getHost() + ":" + port;
  }

  /// Without the body, which is not for logs.
  @Override
  public String toString() {
    return method + " " + target.getHost();
  }
}
