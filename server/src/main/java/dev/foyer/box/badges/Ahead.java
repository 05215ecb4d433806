package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Badges printed before their guests come: on the table when the doors open, or after the paper
/// was out. A guest who has one on its way gets no second. Thread-safe.
public final class Ahead {
  private final Replica replica;
  private final RandomGenerator random;

  /// @param random a secure one outside of tests
  public Ahead(Replica replica, RandomGenerator random) {
    this.replica = replica;
    this.random = random;
  }

  /// In which order they come out.
  enum Order {
    /// By the guest's name, as one would lay them out.
    NAME,
    /// Those who are here first, in the order in which they came; then the others by name.
    ARRIVAL
  }

  private record Line(GuestId guest, Profile profile, Instant arrived) {}

  /// Orders a badge for each guest of an event who has none, and says how many.
  ///
  /// @throws Problem 404 if the event is not known
  synchronized int queue(EventId event, Order order, DeviceId by) {
    List<FactBody> badges =
        replica.memory().read(state -> List.copyOf(badges(state, event, order, by)));
    if (!badges.isEmpty()) {
      replica.ledger().record(badges);
    }
    return badges.size();
  }

  /// Gives up those that were not sent yet and whose guests are not here, and says how many.
  int withdraw(DeviceId by) {
    List<BadgeRuled> given =
        replica
            .memory()
            .read(
                state ->
                    state.badges().at(replica.id()).unfinished().stream()
                        .filter(BadgeJob::printable)
                        .filter(job -> !Turns.isHere(state, job))
                        .map(job -> new BadgeRuled(job.id(), job.attempt(), Ruling.WITHDRAWN, by))
                        .toList());
    if (!given.isEmpty()) {
      replica.ledger().record(given);
    }
    return given.size();
  }

  private List<FactBody> badges(CommunityState state, EventId event, Order order, DeviceId by) {
    if (state.guests().event(event).isEmpty()) {
      throw Problem.unknown("event");
    }
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(invitation -> lines(state, invitation))
        .filter(line -> hasNone(state, line.guest()))
        .sorted(sorting(order))
        .<FactBody>map(line -> new BadgeQueued(mint(), line.guest(), event, by, BadgeReason.AHEAD))
        .toList();
  }

  private static Stream<Line> lines(CommunityState state, Invitation invitation) {
    Terms terms = invitation.terms().orElseThrow();
    Profile profile = state.people().profile(terms.person());
    return IntStream.range(0, terms.people())
        .mapToObj(index -> new GuestId(invitation.id(), index))
        .map(guest -> new Line(guest, profile, arrived(invitation, guest)));
  }

  private static Instant arrived(Invitation invitation, GuestId guest) {
    return invitation.present().stream()
        .filter(admission -> admission.guest().equals(guest))
        .map(admission -> admission.when())
        .findFirst()
        .orElse(Instant.MAX);
  }

  /// Whether no badge of this guest is printed, written, or on its way.
  private static boolean hasNone(CommunityState state, GuestId guest) {
    return state.badges().of(guest).stream()
        .allMatch(job -> job.state() == BadgeJob.State.CANCELLED);
  }

  private static Comparator<Line> sorting(Order order) {
    Collator collator = Collator.getInstance(Locale.ROOT);
    Comparator<Line> byName =
        Comparator.<Line, String>comparing(line -> line.profile().name(), collator::compare)
            .thenComparing(Line::guest);
    return switch (order) {
      case NAME -> byName;
      case ARRIVAL -> Comparator.comparing(Line::arrived).thenComparing(byName);
    };
  }

  private JobId mint() {
    byte[] id = new byte[JobId.SIZE];
    random.nextBytes(id);
    return JobId.of(id);
  }
}
