package dev.foyer.box.welcome;

import dev.foyer.box.welcome.Casts.Expected;
import dev.foyer.box.welcome.Casts.Standing;
import dev.foyer.domain.CastShape;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Tally;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.CastJoined;
import dev.foyer.domain.WelcomeFact.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Gives arriving guests their casts. An event has casts as soon as somebody plays the part of a
/// greeter or table host in it, unless more people are expected than can be told apart by their
/// shapes. What was given out and is about to be journaled counts already, so that guests who come
/// in at the same instant fill no cast twice. Thread-safe.
final class CastDesk {
  /// As many as there are shapes for casts of the usual size.
  private static final int MOST_PEOPLE = CastShape.values().length * 6;

  private final Map<GuestId, Integer> given = new HashMap<>();
  private EventId event = new EventId(0);

  /// The casts of these guests, who are about to be in; none for those who have one.
  synchronized List<CastJoined> follows(CommunityState state, EventId at, List<GuestId> guests) {
    if (!isOn(state, at)) {
      return List.of();
    }
    if (!event.equals(at)) {
      event = at;
      given.clear();
    }
    given.keySet().removeIf(guest -> state.welcomes().cast(at, guest).isPresent());
    List<CastJoined> joined = new ArrayList<>();
    for (GuestId guest : guests) {
      if (state.welcomes().cast(at, guest).isEmpty() && !given.containsKey(guest)) {
        joined.add(join(state, guest));
      }
    }
    return joined;
  }

  static boolean isOn(CommunityState state, EventId event) {
    Tally tally = state.guests().tally(event);
    boolean hosted =
        !state.welcomes().playing(event, Part.GREETER).isEmpty()
            || !state.welcomes().playing(event, Part.TABLE_HOST).isEmpty();
    return hosted && tally.expected() + tally.walkIns() <= MOST_PEOPLE;
  }

  private CastJoined join(CommunityState state, GuestId guest) {
    Map<Integer, List<Standing>> casts = new TreeMap<>();
    state
        .welcomes()
        .casts(event)
        .forEach((cast, members) -> members.forEach(member -> add(casts, cast, state, member)));
    given.forEach((member, cast) -> add(casts, cast, state, member));
    int cast = Casts.next(casts, standing(state, event, guest), expected(state));
    given.put(guest, cast);
    return new CastJoined(event, guest, state.welcomes().nextCast(event, guest), cast);
  }

  private Expected expected(CommunityState state) {
    Tally tally = state.guests().tally(event);
    int people = tally.expected() + tally.walkIns() - tally.arrived() - given.size();
    return new Expected(
        people, people - (tally.firstTimersExpected() - tally.firstTimersArrived()));
  }

  private void add(
      Map<Integer, List<Standing>> casts, int cast, CommunityState state, GuestId member) {
    casts.computeIfAbsent(cast, c -> new ArrayList<>()).add(standing(state, event, member));
  }

  /// Whoever comes along with a first-timer is one.
  static Standing standing(CommunityState state, EventId event, GuestId guest) {
    Terms terms = state.guests().find(guest.invitation()).flatMap(Invitation::terms).orElse(null);
    if (terms == null || terms.newcomer() == Terms.Newcomer.FIRST_TIMER) {
      return Standing.FIRST_TIMER;
    }
    return guest.index() == 0 && isHost(state, event, terms.person())
        ? Standing.HOST
        : Standing.RETURNING;
  }

  private static boolean isHost(CommunityState state, EventId event, PersonId person) {
    Set<Part> parts = state.welcomes().parts(person, event);
    return parts.contains(Part.GREETER) || parts.contains(Part.TABLE_HOST);
  }
}
