package dev.foyer.simulation;

import dev.foyer.domain.Admission;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestList;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Profile;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that a state says of its community, in words and in an order of its own, so that two states
/// can be compared and a difference read.
final class Likeness {
  private final CommunityState state;

  private Likeness(CommunityState state) {
    this.state = state;
  }

  static List<String> of(CommunityState state) {
    Likeness likeness = new Likeness(state);
    return Stream.of(
            Stream.of("community %s keys %s".formatted(state.community(), state.keys())),
            sorted(state.guests().events(), likeness::event),
            state.guests().events().stream()
                .flatMap(event -> sorted(state.guests().of(event), likeness::invitation)),
            sorted(
                state.people().known(),
                person -> person + " " + profile(state.people().profile(person))),
            sorted(state.devices().all(), Object::toString),
            sorted(state.badges().all(), Likeness::badge),
            state.requests().unanswered().stream().map(r -> r.id() + " " + r.raised()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static <T> Stream<String> sorted(Collection<T> all, Function<T, String> line) {
    return all.stream().map(line).sorted();
  }

  private String event(EventId event) {
    GuestList guests = state.guests();
    return "event %s %s %s doubled %s arrivals %s"
        .formatted(
            event,
            guests.event(event),
            guests.tally(event),
            sorted(guests.doubled(), Object::toString).toList(),
            guests.arrivals(event, Integer.MAX_VALUE).stream().map(Admission::id).toList());
  }

  private String invitation(InvitationId id) {
    Invitation invitation = state.guests().find(id).orElseThrow();
    return "invitation %s %s revoked %s present %s all %s"
        .formatted(
            id,
            invitation.terms(),
            invitation.revoked(),
            invitation.present().stream().map(Admission::id).toList(),
            invitation.admissions().stream()
                .map(a -> a.id() + " " + invitation.undone(a.id()) + a.body().note().value())
                .toList());
  }

  private static String profile(Profile profile) {
    return profile.name() + " of " + profile.organisation();
  }

  private static String badge(BadgeJob job) {
    return "badge %s %s %s".formatted(job.id(), job.state(), job.queued());
  }
}
