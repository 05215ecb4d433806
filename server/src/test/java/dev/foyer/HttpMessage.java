package dev.foyer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One HTTP/1.1 request or response as it goes over a wire (RFC 9112): the lines of its head, and
/// its body as it was sent, by length or in chunks. Upgrades to HTTP/2 are taken out of it.
///
/// @param lines the start line and the fields, without line ends
/// @param body whatever follows the head, chunk sizes included
record HttpMessage(List<String> lines, byte[] body) {
  /// Reads the next message; empty where the other end has closed between two of them.
  ///
  /// @throws IOException if it ends in the middle
  static Optional<HttpMessage> read(InputStream in) throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines =
        head.lines()
            .filter(line -> !line.isEmpty() && !isUpgrade(line.toLowerCase(Locale.ROOT)))
            .toList();
    HttpMessage bare = new HttpMessage(lines, new byte[0]);
    boolean chunked =
        bare.field("transfer-encoding").filter(v -> v.contains("chunked")).isPresent();
    int length = bare.field("content-length").map(Integer::parseInt).orElse(0);
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    if (!chunked && body.length < length) {
      throw new IOException("a body that ends too early");
    }
    return Optional.of(new HttpMessage(lines, body));
  }

  private static boolean isUpgrade(String line) {
    return line.startsWith("upgrade:")
        || line.startsWith("http2-settings:")
        || line.startsWith("connection:") && line.contains("upgrade");
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0 && head.size() == 0) {
        return "";
      }
      if (next < 0) {
        throw new IOException("a head that ends too early");
      }
      head.write(next);
      boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
      matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int size;
    do {
      String line = line(in, all);
      size = Integer.parseInt(line.replaceAll(";.*", "").strip(), 16);
      byte[] chunk = in.readNBytes(size);
      all.writeBytes(chunk);
      line(in, all);
    } while (size > 0);
    return all.toByteArray();
  }

  private static String line(InputStream in, ByteArrayOutputStream all) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("chunks that end too early");
      }
      all.write(next);
      line.append((char) next);
    }
    all.write('\n');
    return line.toString();
  }

  /// The first field of this name.
  Optional<String> field(String name) {
    String start = name + ":";
    return lines.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /// Whether it is a request with this method and path.
  boolean asks(String method, String path) {
    return lines.getFirst().startsWith(method + " " + path + " ");
  }

  void writeTo(OutputStream out) throws IOException {
    write(out, body.length);
  }

  /// The head and the first half of the body.
  void writeHalfTo(OutputStream out) throws IOException {
    write(out, body.length / 2);
  }

  private void write(OutputStream out, int length) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        lines.stream()
            .collect(Collectors.joining("\r\n", "", "\r\n\r\n"))
            .getBytes(StandardCharsets.ISO_8859_1));
    all.write(body, 0, length);
    out.write(all.toByteArray());
    out.flush();
  }
}
