package dev.foyer.box.hosts;

import dev.foyer.box.arrivals.BadgeLine;
import dev.foyer.box.live.ArrivalLine.InviterLine;
import dev.foyer.box.live.ArrivalLine.PartyLine;
import dev.foyer.box.welcome.Welcome;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.projection.Replica;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks guests of the event at the door up by the beginnings of their words, whatever the accents.
public final class GuestSearch {
  private static final int LOOKED_AT_ONCE = 500;

  private final Replica replica;
  private final Function<BadgeJob, BadgeLine> badges;
  private final GuestIndex index;

  /// @param badges how a badge stands; called while the state is held
  public GuestSearch(Replica replica, Function<BadgeJob, BadgeLine> badges) {
    this.replica = replica;
    this.badges = badges;
    index = new GuestIndex(replica.memory());
    replica.ledger().listen(index);
  }

  /// Somebody who is in, by the fact that says so.
  record PresentLine(String admission, int index) {}

  /// A guest as hosts find one.
  ///
  /// @param present the people of this invitation who are in
  record GuestLine(
      String invitation,
      int index,
      String name,
      @Nullable String organisation,
      boolean firstTimer,
      @Nullable InviterLine inviter,
      PartyLine party,
      @Nullable String arrivedAt,
      @Nullable String greetedAt,
      boolean revoked,
      boolean walkIn,
      List<PresentLine> present,
      @Nullable BadgeLine badge) {}

  /// @param more whether there are others
  record Found(List<GuestLine> guests, boolean more) {}

  Found find(GuestQuery query) {
    Optional<EventId> event = replica.memory().read(state -> state.guests().openAt(replica.id()));
    return event.map(open -> find(open, query)).orElseGet(() -> new Found(List.of(), false));
  }

  private Found find(EventId event, GuestQuery query) {
    List<InvitationId> named =
        index.of(event).stream()
            .filter(entry -> entry.matches(query.words()))
            .map(GuestIndex.Entry::invitation)
            .toList();
    List<GuestLine> found = new ArrayList<>();
    for (int from = 0; from < named.size() && found.size() <= query.limit(); ) {
      int to = Math.min(named.size(), from + LOOKED_AT_ONCE);
      List<InvitationId> some = named.subList(from, to);
      found.addAll(replica.memory().read(state -> lines(state, some, query)));
      from = to;
    }
    boolean more = found.size() > query.limit();
    return new Found(more ? found.subList(0, query.limit()) : found, more);
  }

  private List<GuestLine> lines(CommunityState state, List<InvitationId> ids, GuestQuery query) {
    return ids.stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> passes(invitation, query.filter()))
        .limit(query.limit() + 1L)
        .map(invitation -> line(state, invitation))
        .toList();
  }

  private static boolean passes(Invitation invitation, GuestQuery.Filter filter) {
    return switch (filter) {
      case ALL -> true;
      case ARRIVED -> !invitation.present().isEmpty();
      case EXPECTED -> !invitation.revoked() && !invitation.awaited().isEmpty();
      case FIRST_TIMERS ->
          invitation.terms().map(t -> t.newcomer() == Newcomer.FIRST_TIMER).orElse(false);
    };
  }

  private GuestLine line(CommunityState state, Invitation invitation) {
    Terms terms = invitation.terms().orElseThrow();
    Profile profile = state.people().profile(terms.person());
    return new GuestLine(
        invitation.id().hex(),
        0,
        profile.name(),
        profile.organisation().isEmpty() ? null : profile.organisation(),
        terms.newcomer() == Newcomer.FIRST_TIMER,
        InviterLine.of(Welcome.inviter(state, invitation, terms.event())),
        PartyLine.of(invitation),
        invitation.present().stream().findFirst().map(a -> a.when().toString()).orElse(null),
        invitation.greeted(0).map(GuestSearch::at).orElse(null),
        invitation.revoked(),
        terms.source() == Source.WALK_IN,
        invitation.present().stream()
            .map(a -> new PresentLine(a.id().toString(), a.guest().index()))
            .toList(),
        badge(state, new GuestId(invitation.id(), 0)));
  }

  private @Nullable BadgeLine badge(CommunityState state, GuestId guest) {
    return state.badges().of(guest).reversed().stream().findFirst().map(badges).orElse(null);
  }

  private static String at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis()).toString();
  }
}
