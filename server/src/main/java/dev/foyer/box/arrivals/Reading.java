package dev.foyer.box.arrivals;

import dev.foyer.domain.Credential;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;

/// What a text that a station read turned out to be.
sealed interface Reading {
  /// An invitation on the list.
  record Known(InvitationId invitation, Way way) implements Reading {}

  /// A sound token of a trusted key that is not on the list.
  record Strange(Credential.Unlisted token) implements Reading {}

  /// A typed code that several invitations answer to.
  record Unclear() implements Reading {}

  /// A badge, which grants nothing.
  record Badge(GuestId guest) implements Reading {}

  /// Nothing that grants anything.
  ///
  /// @param retryAfter seconds until typed codes are taken again; 0 if they are
  record Nothing(Refusal refusal, int retryAfter) implements Reading {}
}
