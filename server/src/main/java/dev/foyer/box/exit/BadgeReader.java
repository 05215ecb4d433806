package dev.foyer.box.exit;

import dev.foyer.domain.BadgeCode;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.ShortCode;
import dev.foyer.domain.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whose badge, invitation or code a text is, among the guests who came to the event that is on, or
/// was until lately. Pure.
///
/// @param box whose doors
record BadgeReader(ReplicaId box) {
  /// So long after its end an event's guests may still find the way out.
  static final Duration AFTER = Duration.ofHours(12);

  /// What the text is, as far as it can be told before anybody is looked up.
  sealed interface Text {
    record Badge(GuestId guest) implements Text {}

    record Token(InvitationToken token) implements Text {}

    /// Typed, so it may be a guess.
    record Code(ShortCode code) implements Text {}

    record Nothing() implements Text {}
  }

  static Text text(String scanned) {
    Optional<GuestId> badge = BadgeCode.read(scanned);
    if (badge.isPresent()) {
      return new Text.Badge(badge.get());
    }
    return switch (InvitationToken.read(scanned)) {
      case InvitationToken.Reading.Sound sound -> new Text.Token(sound.token());
      case InvitationToken.Reading.Faulty faulty ->
          ShortCode.parse(scanned).<Text>map(Text.Code::new).orElseGet(Text.Nothing::new);
    };
  }

  /// The guest who came in and whose text it is.
  Optional<GuestId> guest(CommunityState state, Text text, Instant now) {
    return switch (text) {
      case Text.Badge badge ->
          Optional.of(badge.guest())
              .filter(guest -> cameLately(state, guest.invitation(), now))
              .filter(guest -> came(state, guest));
      case Text.Token token -> {
        var hash = token.token().sha256();
        List<InvitationId> held =
            state.guests().byToken(hash).map(Invitation::id).stream().toList();
        yield first(state, state.guests().recognised(hash), now).or(() -> first(state, held, now));
      }
      case Text.Code code -> {
        Optional<GuestId> found = first(state, state.guests().byCode(code.code()), now);
        yield state.guests().byCode(code.code()).size() > 1 ? Optional.empty() : found;
      }
      case Text.Nothing nothing -> Optional.empty();
    };
  }

  /// An invitation to another event is its guest's all the same.
  private Optional<GuestId> first(
      CommunityState state, Collection<InvitationId> invitations, Instant now) {
    return invitations.stream()
        .flatMap(id -> state.guests().find(id).flatMap(Invitation::terms).stream())
        .flatMap(terms -> state.guests().of(terms.person()).stream())
        .filter(id -> cameLately(state, id, now))
        .flatMap(id -> firstOf(state, id).stream())
        .findFirst();
  }

  private static Optional<GuestId> firstOf(CommunityState state, InvitationId id) {
    return IntStream.range(0, Terms.MAX_PEOPLE)
        .mapToObj(index -> new GuestId(id, index))
        .filter(guest -> came(state, guest))
        .findFirst();
  }

  private static boolean came(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .flatMap(invitation -> invitation.effective(guest.index()))
        .isPresent();
  }

  private boolean cameLately(CommunityState state, InvitationId id, Instant now) {
    Optional<EventId> event = state.guests().find(id).flatMap(Invitation::terms).map(Terms::event);
    boolean lately =
        event
            .flatMap(state.guests()::event)
            .map(EventPlan::endsAt)
            .filter(end -> now.isBefore(end.plus(AFTER)))
            .isPresent();
    return event.isPresent() && (lately || event.equals(state.guests().openAt(box)));
  }
}
