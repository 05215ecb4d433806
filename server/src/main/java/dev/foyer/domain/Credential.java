package dev.foyer.domain;

/// What a scan turned out to hold, once it was looked up and, where it was unknown, verified.
public sealed interface Credential {
  /// An invitation on the list.
  record Listed(Invitation invitation) implements Credential {}

  /// A token signed by a trusted key, of an invitation that this box has never heard of.
  record Unlisted(InvitationId invitation, EventId event, Bytes token) implements Credential {}

  /// A typed code that more than one invitation answers to.
  record Ambiguous() implements Credential {}

  /// Nothing that grants anything.
  record Worthless(Decision.Refusal refusal) implements Credential {}
}
