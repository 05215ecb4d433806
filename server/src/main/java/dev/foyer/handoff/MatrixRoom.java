package dev.foyer.handoff;

import dev.foyer.platform.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A conversation is told in a Matrix room, and a link brings people there.
///
/// Matrix specification 1.x, appendices "Matrix URI scheme" (MSC2312) and "matrix.to navigation";
/// client-server API, `PUT /_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId}`: a
/// transaction's id is taken once, so that a repeat makes no second message.
///
/// @param room an alias like `#supper:example.org` or an id like `!abc:example.org`
/// @param via servers through which a room with an id is found; without meaning for an alias
public record MatrixRoom(String room, List<String> via) {
  /// The name of the header with the access token, for [WebSender.Credential]; its value is `Bearer
  /// TOKEN`.
  public static final String TOKEN_HEADER = "Authorization";

  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");

  /// Ids of rooms of version 12 and later have no server (MSC4291).
  private static final Pattern ROOM =
      Pattern.compile("#[^\\s:]{1,200}:" + SERVER + "|![^\\s:]{1,200}(:" + SERVER + ")?");

  public MatrixRoom {
    via = List.copyOf(via);
    if (!ROOM.matcher(room).matches()) {
      throw new IllegalArgumentException(
          "A Matrix room is written like #supper:example.org or !abc:example.org.");
    }
    if (!via.stream().allMatch(server -> SERVER.matcher(server).matches())) {
      throw new IllegalArgumentException("A Matrix server is written like example.org.");
    }
  }

  /// A link that any browser opens, and that offers the reader's own program.
  public URI link() {
    return URI.create("https://matrix.to/#/" + encoded(room, "") + query("?"));
  }

  /// A link that a Matrix program on the same machine opens by itself.
  public URI uri() {
    String kind = room.startsWith("#") ? "r/" : "roomid/";
    String action = room.startsWith("#") ? "?action=join" : query("?") + joined() + "action=join";
    return URI.create("matrix:" + kind + encoded(room.substring(1), ":") + action);
  }

  private String joined() {
    return via.isEmpty() ? "?" : "&";
  }

  private String query(String first) {
    return via.isEmpty() || room.startsWith("#")
        ? ""
        : via.stream()
            .map(server -> "via=" + encoded(server, ":"))
            .collect(Collectors.joining("&", first, ""));
  }

  /// The request that tells the room of the conversation.
  ///
  /// @param server the homeserver of the account that writes, such as `https://matrix.example.org`
  /// @throws IllegalArgumentException if the room is an alias, which no message can be sent to, or
  ///   with the sentence of [Stub#obstacle]
  public Delivery.Requests message(Stub stub, URI server) {
    Shared shared = stub.on(Channel.MATRIX);
    if (room.startsWith("#")) {
      throw new IllegalArgumentException(
          "A message goes to a room by its id: copy the one that begins with ! from the room's"
              + " settings.");
    }
    if (!Words.isSafe(server)) {
      throw new IllegalArgumentException(
          "A Matrix server has an address like https://matrix.example.org.");
    }
    Map<String, Object> message = new LinkedHashMap<>();
    // For programs: other programs do not answer it (client-server API, m.notice).
    message.put("msgtype", "m.notice");
    message.put("body", shared.plain());
    message.put("format", "org.matrix.custom.html");
    message.put("formatted_body", shared.html());
    String path =
        "/_matrix/client/v3/rooms/" + encoded(room, "") + "/send/m.room.message/foyer-" + stub.id();
    URI target = URI.create(server.toString().replaceAll("/+$", "") + path);
    WebRequest request = WebRequest.json("PUT", target, Map.of(), Json.bytes(message));
    return new Delivery.Requests(Channel.MATRIX, List.of(request));
  }

  /// Percent-encoded (RFC 3986 §2.1), but for unreserved characters and those in `also`.
  private static String encoded(String text, String also) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c < 0x80
              && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0 || also.indexOf(c) >= 0);
      encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
