package dev.foyer.mail;

/// How it went with one letter.
public sealed interface Sending {
  /// The server answers for it from now on (RFC 5321 §4.2.5).
  record Taken() implements Sending {}

  /// Not now (4xx): the same letter may go later.
  record NotNow(Reply reply) implements Sending {}

  /// Never (5xx): a person has to look at it.
  record Never(Reply reply) implements Sending {}

  /// The line broke before an answer came: the server may or may not have taken it.
  record Unknown() implements Sending {}

  /// The server takes nothing at the moment, whoever it is for: it closes the line (421), or does
  /// not want the sender.
  record NothingGoes(Reply reply) implements Sending {}
}
