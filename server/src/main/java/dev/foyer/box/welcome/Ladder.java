package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartAsked;
import java.util.List;
import java.util.Optional;

/// From guest to host: whoever comes for the second time is asked, once ever, whether they would
/// welcome somebody tonight.
final class Ladder {
  private Ladder() {}

  /// The facts that belong to an admission at a kiosk: that the guest is asked.
  ///
  /// @param passage how they come in; a host who lets somebody in asks by mouth, if at all
  static List<PartAsked> follows(
      CommunityState state, EventId event, List<GuestId> guests, Passage passage) {
    boolean kiosk = passage.way() == Way.SCAN || passage.way() == Way.CODE;
    return guests.stream()
        .filter(guest -> kiosk && guest.index() == 0)
        .flatMap(guest -> person(state, guest).stream())
        .filter(person -> isToBeAsked(state, event, person))
        .map(person -> new PartAsked(person, event, Part.GREETER))
        .toList();
  }

  private static Optional<PersonId> person(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .flatMap(Invitation::terms)
        .filter(terms -> terms.newcomer() == Terms.Newcomer.RETURNING)
        .map(Terms::person);
  }

  private static boolean isToBeAsked(CommunityState state, EventId event, PersonId person) {
    return !state.welcomes().asked(person, Part.GREETER)
        && !state.welcomes().everPlayed(person, Part.GREETER)
        && state.people().profile(person).meetingStyle() != MeetingStyle.LET_ME_ROAM
        && Here.wasBefore(state, event, person);
  }

  /// Whether the question is put at this event and not answered with a yes yet.
  static boolean isAsked(CommunityState state, EventId event, PersonId person) {
    return state.welcomes().askedAt(event, person, Part.GREETER)
        && !state.welcomes().parts(person, event).contains(Part.GREETER);
  }
}
