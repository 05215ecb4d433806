package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// What an invitation grants: who is invited to which event, with how many people, by whom.
///
/// @param people how many people may come on this invitation, the named one included
/// @param inviter the member who asked for it, if anybody did
/// @param token the SHA-256 of the issued token; null for a walk-in, who has none
public record Terms(
    EventId event,
    PersonId person,
    int people,
    @Nullable PersonId inviter,
    Newcomer newcomer,
    Source source,
    @Nullable Bytes token) {
  public static final int MAX_PEOPLE = 50;

  public Terms {
    if (people < 1 || people > MAX_PEOPLE) {
      throw new IllegalArgumentException("an invitation is for 1 to " + MAX_PEOPLE + " people");
    }
  }

  /// Whether the guest has been to this community before.
  public enum Newcomer {
    FIRST_TIMER,
    RETURNING
  }

  /// Where the invitation came from.
  public enum Source {
    GUEST_LIST,
    WALK_IN,
    TOKEN_AT_THE_DOOR
  }
}
