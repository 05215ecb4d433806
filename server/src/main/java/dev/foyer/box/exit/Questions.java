package dev.foyer.box.exit;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What everybody is asked on the way out: how much energy they leave with, and two of the eight
/// items of the Brief Sense of Community Scale (Peterson, Speer and McMillan, Journal of Community
/// Psychology 36, 2008), which come round in four events. Pure.
final class Questions {
  /// Three faces, from 1 to 3.
  static final String ENERGY = "energy";

  private static final int ITEMS = 8;
  private static final int A_TIME = 2;
  private static final int FACES = 3;
  private static final int DEGREES = 5;

  private Questions() {}

  /// The questions of an event, such as `energy`, `bscs/3` and `bscs/4`.
  static List<String> of(CommunityState state, EventId event) {
    int before = place(state, event);
    List<String> questions = new ArrayList<>(List.of(ENERGY));
    for (int i = 0; i < A_TIME; i++) {
      questions.add("bscs/" + ((before * A_TIME + i) % ITEMS + 1));
    }
    return questions;
  }

  /// Whether an answer is one of those that can be pressed.
  static boolean isAnswer(String question, int answer) {
    return answer >= 1 && answer <= (question.equals(ENERGY) ? FACES : DEGREES);
  }

  /// Whether only questions of this event are answered, and each by what can be pressed.
  static boolean areAnswered(List<String> asked, Map<String, Integer> answers) {
    return answers.entrySet().stream()
        .allMatch(one -> asked.contains(one.getKey()) && isAnswer(one.getKey(), one.getValue()));
  }

  /// How many events began before this one.
  private static int place(CommunityState state, EventId event) {
    List<EventId> all =
        state.guests().events().stream()
            .filter(one -> one.equals(event) || !one.isRehearsal())
            .sorted(
                Comparator.comparing((EventId one) -> start(state, one))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    return Math.max(0, all.indexOf(event));
  }

  private static Instant start(CommunityState state, EventId event) {
    return state.guests().event(event).map(EventPlan::startsAt).orElse(Instant.MAX);
  }
}
