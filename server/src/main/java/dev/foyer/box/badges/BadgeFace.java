package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.BadgeCode;
import dev.foyer.domain.CastShape;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What stands on a guest's badge: beside the name what the guest agrees to show, the first table
/// and the mark of the cast.
public final class BadgeFace {
  private BadgeFace() {}

  /// The badge's words; empty if nothing is known of the guest (any more).
  static Optional<BadgeFields> of(CommunityState state, BadgeQueued job) {
    return of(state, job.guest(), job.event());
  }

  /// The words of this guest's badge for an event; empty if nothing is known of the guest.
  static Optional<BadgeFields> of(CommunityState state, GuestId guest, EventId event) {
    return state
        .guests()
        .find(guest.invitation())
        .flatMap(Invitation::terms)
        .map(terms -> shown(state, terms.person()))
        .filter(profile -> !profile.name().isBlank())
        .map(
            profile ->
                of(profile, guest.index(), event(state, event)).with("qr", BadgeCode.of(guest)))
        .map(fields -> seated(state, guest, event, fields))
        .map(fields -> cast(state, guest, event, fields));
  }

  /// "Ask me about" is shown to the whole room, so silence is no.
  private static Profile shown(CommunityState state, PersonId person) {
    Profile profile = state.people().profile(person);
    return state.answers().agrees(person, Purpose.ASK_ME_ABOUT)
        ? profile
        : profile.withAskMeAbout("");
  }

  /// The first table only: the others become known when their round is called.
  private static BadgeFields seated(
      CommunityState state, GuestId guest, EventId event, BadgeFields fields) {
    return state
        .seating()
        .tableName(event, guest, 0)
        .map(table -> fields.with("tables", table))
        .orElse(fields);
  }

  private static BadgeFields cast(
      CommunityState state, GuestId guest, EventId event, BadgeFields fields) {
    OptionalInt cast = state.welcomes().cast(event, guest);
    return cast.isPresent() ? fields.with("cast", CastShape.of(cast.getAsInt()).sign()) : fields;
  }

  private static String event(CommunityState state, EventId event) {
    return state.guests().event(event).map(EventPlan::name).orElse("");
  }

  /// The words of a badge without a code: for somebody, or for one who comes along.
  ///
  /// @param index 0 for the guest, the others from 1
  /// @param event the event's name
  public static BadgeFields of(Profile profile, int index, String event) {
    Map<String, String> texts = new HashMap<>();
    if (index == 0) {
      texts.put("first-name", profile.firstName());
      texts.put("name", profile.name());
      texts.put("organisation", profile.organisation());
      texts.put("role", profile.role());
      texts.put("pronouns", profile.pronouns());
      texts.put("ask-me-about", profile.askMeAbout());
    } else {
      texts.put("first-name", "Welcome");
      texts.put("name", "here with " + profile.name());
    }
    texts.put("event", event);
    return new BadgeFields(texts);
  }

  /// The name that staff see in lists.
  static String name(CommunityState state, GuestId guest) {
    String named =
        state
            .guests()
            .find(guest.invitation())
            .flatMap(Invitation::terms)
            .map(Terms::person)
            .map(person -> state.people().profile(person).name())
            .orElse("");
    return guest.index() == 0 ? named : named + " +" + guest.index();
  }
}
