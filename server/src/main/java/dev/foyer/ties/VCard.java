package dev.foyer.ties;

import dev.foyer.qr.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A card with what two people hand each other, as vCard 3.0 (RFC 2426), which every phone's camera
/// takes. Empty parts are left out.
public record VCard(String name, String email, String organisation) {
  /// Octets of a line before it is folded (RFC 2426, 2.6).
  private static final int LINE = 75;

  /// The card's text, lines ended by CRLF.
  public String text() {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCARD", "VERSION:3.0"));
    int space = name.strip().lastIndexOf(' ');
    String family = space < 0 ? "" : name.strip().substring(space + 1);
    String given = space < 0 ? name.strip() : name.strip().substring(0, space);
    lines.add("N:" + escaped(family) + ";" + escaped(given) + ";;;");
    lines.add("FN:" + escaped(name));
    if (!organisation.isEmpty()) {
      lines.add("ORG:" + escaped(organisation));
    }
    if (!email.isEmpty()) {
      lines.add("EMAIL;TYPE=INTERNET:" + escaped(email));
    }
    lines.add("END:VCARD");
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> fold(text, line));
    return text.toString();
  }

  public QrCode code() {
    return QrCode.of(text());
  }

  /// Backslash, comma, semicolon and line breaks are escaped (RFC 2426, 4).
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(",", "\\,")
        .replace(";", "\\;")
        .replaceAll("\\R", "\\\\n");
  }

  /// Long lines go on in the next one after a space; no character is cut in two.
  private static void fold(StringBuilder text, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(point);
      octets += size;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }

  @Override
  public String toString() {
    return "(a card)";
  }
}
