package dev.foyer.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail address with the name of whoever reads it (RFC 5322 §3.4).
///
/// @param name may be empty
/// @param address in ASCII: servers that take others (RFC 6531) are not asked for
public record Mailbox(String name, String address) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  private static final Pattern NAMED = Pattern.compile("(.*?)<([^<>]*)>\\s*");

  /// RFC 5321 §4.5.3.1.3: a path of 256 octets with its angle brackets.
  private static final int MOST_ADDRESS = 254;

  private static final int MOST_NAME = 200;

  /// @throws IllegalArgumentException if the address is none; the message does not repeat it
  public Mailbox {
    name = Header.oneLine(name);
    address = address.strip();
    if (address.length() > MOST_ADDRESS || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "This is no mail address: write it like name@example.org.");
    }
    if (name.length() > MOST_NAME) {
      throw new IllegalArgumentException("A name in a mail has up to 200 characters.");
    }
  }

  /// From `name@example.org` or `Name <name@example.org>`.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Mailbox of(String written) {
    Matcher named = NAMED.matcher(written);
    return named.matches() ? new Mailbox(named.group(1), named.group(2)) : new Mailbox("", written);
  }

  /// Whether a text can be somebody's address.
  public static boolean isAddress(String text) {
    return text.length() <= MOST_ADDRESS && ADDRESS.matcher(text).matches();
  }

  String domain() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /// As it stands in a header, other letters than ASCII encoded (RFC 2047).
  String header() {
    try {
      return new InternetAddress(address, name, StandardCharsets.UTF_8.name()).toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }

  /// Without the address, which is not for logs.
  @Override
  public String toString() {
    return "a mailbox";
  }
}
