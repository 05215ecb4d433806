package dev.foyer.mail;

/// What a mail server answered.
///
/// @param code three digits (RFC 5321 §4.2)
/// @param words the server's own; they may name the reader, so that they are for an organiser's
///   eyes and no log's
public record Reply(int code, String words) {
  /// Without the words.
  @Override
  public String toString() {
    return "reply " + code;
  }
}
