package dev.foyer.box.welcome;

import java.util.List;

/// What the community builder of an event sees to: before, during and after it, the room's
/// checklist among what comes before. The screens have the words.
final class EveningTasks {
  static final String BEFORE = "before/";

  static final List<String> ALL =
      List.of(
          "before/greeters",
          "before/table-hosts",
          "before/noise",
          "before/light",
          "before/signs",
          "before/step-free-seats",
          "before/quiet-corner",
          "before/tables-of-eight",
          "before/test-badge",
          "during/newcomers",
          "during/standing-alone",
          "during/rituals",
          "after/thanks",
          "after/first-timers",
          "after/hand-over");

  private EveningTasks() {}
}
