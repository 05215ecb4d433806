package dev.foyer.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a scan turned out to hold, once it was looked up and, where it was unknown, verified.
public sealed interface Credential {
  /// An invitation on the list.
  record Listed(Invitation invitation) implements Credential {}

  /// A token signed by a trusted key that this box has never heard of.
  ///
  /// @param token its SHA-256
  /// @param notAfter the last day on which it is good, or null for ever
  record Unlisted(InvitationId invitation, EventId event, Bytes token, @Nullable LocalDate notAfter)
      implements Credential {}

  /// A typed code that more than one invitation answers to.
  record Ambiguous() implements Credential {}

  /// Nothing that grants anything.
  record Worthless(Decision.Refusal refusal) implements Credential {}
}
