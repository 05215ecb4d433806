package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Folded;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whose badges go on sheets, and in what order. Pure.
public record SheetGuests(EventId event, Who who, Order order) {
  /// Guests of the event whose invitation stands.
  public enum Who {
    ALL,
    /// Not in yet.
    AWAITED,
    /// In.
    HERE,
    /// In, and no printer has said that it printed a badge for them; also those whose badge was
    /// written by hand.
    WITHOUT_BADGE;

    /// @param word such as `without-badge`
    /// @throws IllegalArgumentException if there is no such word
    public static Who of(String word) {
      return valueOf(constant(word));
    }
  }

  /// How they follow each other.
  public enum Order {
    NAME,
    /// Those who are not in yet come last, by name.
    ARRIVAL;

    /// @param word `name` or `arrival`
    /// @throws IllegalArgumentException if there is no such word
    public static Order of(String word) {
      return valueOf(constant(word));
    }
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// The badges' words; whoever nothing is known of (any more) has none.
  public List<BadgeFields> in(CommunityState state) {
    Comparator<GuestId> byName =
        Comparator.comparing((GuestId guest) -> Folded.text(BadgeFace.name(state, guest)))
            .thenComparing(guest -> guest.invitation().hex())
            .thenComparingInt(GuestId::index);
    Map<GuestId, Integer> ranks = ranks(state);
    Comparator<GuestId> sorted =
        switch (order) {
          case NAME -> byName;
          case ARRIVAL ->
              Comparator.comparingInt(
                      (GuestId guest) -> ranks.getOrDefault(guest, Integer.MAX_VALUE))
                  .thenComparing(byName);
        };
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(invitation -> wanted(state, invitation))
        .sorted(sorted)
        .flatMap(guest -> BadgeFace.of(state, guest, event).stream())
        .toList();
  }

  private Stream<GuestId> wanted(CommunityState state, Invitation invitation) {
    Stream<GuestId> here = invitation.present().stream().map(Admission::guest);
    return switch (who) {
      case ALL -> all(invitation);
      case AWAITED -> invitation.awaited().stream();
      case HERE -> here;
      case WITHOUT_BADGE -> here.filter(guest -> !hasBadge(state, guest));
    };
  }

  private static Stream<GuestId> all(Invitation invitation) {
    int people = invitation.terms().map(terms -> terms.people()).orElse(0);
    return IntStream.range(0, people).mapToObj(index -> new GuestId(invitation.id(), index));
  }

  private static boolean hasBadge(CommunityState state, GuestId guest) {
    return state.badges().of(guest).stream().anyMatch(job -> job.state() == BadgeJob.State.PRINTED);
  }

  /// The order of arrival, from 0.
  private Map<GuestId, Integer> ranks(CommunityState state) {
    Map<GuestId, Integer> ranks = new HashMap<>();
    for (Admission arrival : state.guests().arrivals(event, Integer.MAX_VALUE).reversed()) {
      boolean undone =
          state.guests().find(arrival.guest().invitation()).stream()
              .anyMatch(invitation -> invitation.undone(arrival.id()));
      if (!undone) {
        ranks.putIfAbsent(arrival.guest(), ranks.size());
      }
    }
    return ranks;
  }
}
