package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer.Warning;
import dev.foyer.badge.Legibility;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.Folded;
import dev.foyer.domain.GuestId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a badge will lack because no font can show it, known before anything is printed. Pure.
///
/// @param name the guest's
/// @param byHand whether the badge is not printed, since it would not say who the guest is
/// @param words what cannot be shown, for staff
record Unshown(String name, boolean byHand, List<String> words) {
  /// Those of these badges that will lack something, by name.
  static List<Unshown> of(List<BadgeFields> badges) {
    return badges.stream()
        .flatMap(badge -> of(badge).stream())
        .sorted(Comparator.comparing(unshown -> Folded.text(unshown.name())))
        .toList();
  }

  private static Optional<Unshown> of(BadgeFields badge) {
    List<Warning> warnings = Legibility.warnings(badge);
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unshown(
                badge.text("name"), Legibility.lacksName(warnings), Legibility.words(warnings)));
  }

  /// The badges of an event's guests whose invitation stands; those who come along have the same
  /// words on theirs.
  static List<BadgeFields> badges(CommunityState state, EventId event) {
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(it -> BadgeFace.of(state, new GuestId(it.id(), 0), event).stream())
        .toList();
  }

  /// Why a badge stands as it does, and `cannot-display-FIELD` for what it will lack when it comes
  /// out, as it is said of one that has come out.
  static List<String> with(List<String> reasons, CommunityState state, BadgeJob job) {
    List<String> all = new ArrayList<>(reasons);
    if (isOnItsWay(job)) {
      job.queued().flatMap((BadgeQueued queued) -> BadgeFace.of(state, queued)).stream()
          .flatMap(badge -> Legibility.warnings(badge).stream())
          .map(warning -> BadgeJob.CANNOT_DISPLAY + "-" + warning.field())
          .distinct()
          .forEach(all::add);
    }
    return List.copyOf(all);
  }

  private static boolean isOnItsWay(BadgeJob job) {
    return job.printable() || job.state() == BadgeJob.State.SENDING;
  }
}
