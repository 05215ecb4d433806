package dev.foyer.seating;

import dev.foyer.domain.Folded;
import dev.foyer.mixing.Guest.Need;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a seat must give, read out of the guest's own words on access: some words of English,
/// German and the Scandinavian languages. What is not understood is left to people, who see the
/// words.
public final class Needs {
  private static final Map<Need, List<String>> WORDS =
      Map.of(
          Need.STEP_FREE,
          List.of(
              "step-free",
              "step free",
              "stairs",
              "steps",
              "wheelchair",
              "rollstuhl",
              "stufen",
              "treppe",
              "rullestol",
              "rullstol",
              "trapp"),
          Need.QUIET,
          List.of("quiet", "noise", "hearing", "ruhig", "leise", "rolig", "stille", "tyst", "lugn"),
          Need.STAY_AT_ONE_TABLE,
          List.of("one table", "same table", "same seat", "not move", "samme bord", "ein tisch"));

  private Needs() {}

  public static Set<Need> of(String accessNeeds) {
    String words = Folded.text(accessNeeds);
    Set<Need> needs = EnumSet.noneOf(Need.class);
    WORDS.forEach(
        (need, some) -> {
          if (some.stream().anyMatch(words::contains)) {
            needs.add(need);
          }
        });
    return needs;
  }
}
