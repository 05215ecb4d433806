package dev.foyer.box.welcome;

import dev.foyer.domain.CommunitySheet;
import dev.foyer.domain.EventPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a host is reminded of, and when: made from the event's plan and the community's sheet, so
/// that it needs no network. The sheet's first ritual opens the evening, 15 minutes after its
/// start; the last one closes it, 15 minutes before its end; one between them comes in the middle.
/// Casts gather 25 minutes after the start, when most are here, and again 30 minutes before the
/// end.
final class Cues {
  private static final Duration OPENING = Duration.ofMinutes(15);
  private static final Duration GATHER = Duration.ofMinutes(25);
  private static final Duration AGAIN = Duration.ofMinutes(30);

  private Cues() {}

  enum Kind {
    RITUAL,
    GATHER_CASTS,
    GATHER_CASTS_AGAIN
  }

  /// @param text the ritual; empty for casts
  record Cue(Instant at, Kind kind, String text) {}

  /// @param casts how many casts there are; with none they are not called
  static List<Cue> of(EventPlan plan, CommunitySheet sheet, int casts) {
    List<Cue> cues = new ArrayList<>();
    List<String> rituals = sheet.rituals();
    for (int i = 0; i < rituals.size(); i++) {
      cues.add(new Cue(at(plan, i, rituals.size()), Kind.RITUAL, rituals.get(i)));
    }
    if (casts > 0) {
      cues.add(new Cue(plan.startsAt().plus(GATHER), Kind.GATHER_CASTS, ""));
      cues.add(new Cue(plan.endsAt().minus(AGAIN), Kind.GATHER_CASTS_AGAIN, ""));
    }
    return cues.stream().sorted(Comparator.comparing(Cue::at)).toList();
  }

  private static Instant at(EventPlan plan, int ritual, int rituals) {
    if (ritual == 0) {
      return plan.startsAt().plus(OPENING);
    }
    return ritual == rituals - 1
        ? plan.endsAt().minus(OPENING)
        : plan.startsAt().plus(Duration.between(plan.startsAt(), plan.endsAt()).dividedBy(2));
  }
}
