package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What the words of a guest's welcome are made of.
///
/// @param inviter the member who asked for the invitation; null if nobody did
/// @param others how many other people are here in the same way
/// @param companions how many of the guest's own party were here before
/// @param cast the guest's cast, from 1
/// @param seen whether the guest was at an earlier event, as far as is known here
public record Welcome(
    Terms.Newcomer newcomer,
    @Nullable Inviter inviter,
    Others others,
    int companions,
    Seen seen,
    Asking asking,
    OptionalInt cast) {
  /// A count of fewer people than this would be about persons, not about a crowd.
  public static final int FEWEST_TO_COUNT = 5;

  /// The member who asked for the invitation.
  public record Inviter(String name, Presence presence) {}

  /// Whether somebody is in.
  public enum Presence {
    HERE,
    NOT_HERE
  }

  public enum Seen {
    BEFORE,
    NEVER
  }

  /// Whether the guest is asked if they would welcome somebody tonight.
  public enum Asking {
    WOULD_YOU_GREET,
    NOTHING
  }

  /// The welcome of those who come in on this invitation now.
  ///
  /// @param guests which of its people they are
  public static Welcome of(
      CommunityState state, Invitation invitation, EventId event, List<GuestId> guests) {
    Terms terms = invitation.terms().orElse(null);
    boolean named = guests.stream().anyMatch(guest -> guest.index() == 0);
    return new Welcome(
        terms == null ? Terms.Newcomer.RETURNING : terms.newcomer(),
        inviter(state, invitation, event),
        Others.of(state, invitation, event),
        Math.max(0, invitation.present().size() - guests.size()),
        terms != null && named && Here.wasBefore(state, event, terms.person())
            ? Seen.BEFORE
            : Seen.NEVER,
        terms != null && named && Ladder.isAsked(state, event, terms.person())
            ? Asking.WOULD_YOU_GREET
            : Asking.NOTHING,
        guests.stream()
            .map(guest -> state.welcomes().cast(event, guest))
            .filter(OptionalInt::isPresent)
            .findFirst()
            .orElse(OptionalInt.empty()));
  }

  /// Who invited somebody, by name; null if nobody did or the name is not known any more.
  public static @Nullable Inviter inviter(
      CommunityState state, Invitation invitation, EventId event) {
    PersonId inviter = invitation.terms().map(Terms::inviter).orElse(null);
    if (inviter == null) {
      return null;
    }
    Profile profile = state.people().profile(inviter);
    Presence presence = state.guests().here(inviter, event) ? Presence.HERE : Presence.NOT_HERE;
    return profile.name().isEmpty() ? null : new Inviter(profile.name(), presence);
  }

  public OptionalInt companionsToShow() {
    return companions == 0 ? OptionalInt.empty() : OptionalInt.of(companions);
  }
}
