package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What the words of a guest's welcome are made of.
///
/// @param firstTimers how many are here for the first time; 0 unless there are at least five
/// @param companions how many of the guest's own party were here before
public record Welcome(
    Terms.Newcomer newcomer, @Nullable Inviter inviter, int firstTimers, int companions) {
  /// A count of fewer people than this would be about persons, not about a crowd.
  public static final int FEWEST_TO_COUNT = 5;

  /// The member who asked for the invitation.
  public record Inviter(String name, Presence presence) {}

  /// Whether somebody is in.
  public enum Presence {
    HERE,
    NOT_HERE
  }

  /// The welcome of those who come in on this invitation now.
  ///
  /// @param coming how many of them
  public static Welcome of(CommunityState state, Invitation invitation, EventId event, int coming) {
    Terms.Newcomer newcomer =
        invitation.terms().map(Terms::newcomer).orElse(Terms.Newcomer.RETURNING);
    int firstTimers = state.guests().tally(event).firstTimersArrived();
    return new Welcome(
        newcomer,
        inviter(state, invitation, event),
        firstTimers < FEWEST_TO_COUNT ? 0 : firstTimers,
        Math.max(0, invitation.present().size() - coming));
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

  /// The number of first-timers as it may be shown.
  public OptionalInt firstTimersToShow() {
    return firstTimers == 0 ? OptionalInt.empty() : OptionalInt.of(firstTimers);
  }

  public OptionalInt companionsToShow() {
    return companions == 0 ? OptionalInt.empty() : OptionalInt.of(companions);
  }
}
