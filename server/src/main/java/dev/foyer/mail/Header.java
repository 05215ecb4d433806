package dev.foyer.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A line of a letter's head.
///
/// @param name in ASCII, without the colon
/// @param value any text on one line; line breaks and other controls become spaces, so that a value
///   never begins a header of its own
public record Header(String name, String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  public Header {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a header's name has letters, digits and hyphens");
    }
    value = oneLine(value);
  }

  /// A text on one line: line breaks and other controls become spaces.
  public static String oneLine(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }

  /// The line or its folded lines (RFC 5322 §2.2.3), each ended by CR LF.
  String line() {
    try {
      String encoded = MimeUtility.encodeText(value, StandardCharsets.UTF_8.name(), null);
      return raw(encoded);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }

  /// The same for a value that is encoded already.
  String raw(String encoded) {
    return name + ": " + MimeUtility.fold(name.length() + 2, encoded) + "\r\n";
  }
}
