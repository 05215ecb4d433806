package dev.foyer.cli;

import dev.foyer.mixing.Bound;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Figures;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Pair;
import dev.foyer.mixing.Plan;
import dev.foyer.mixing.Table;
import dev.foyer.mixing.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as it is read out: each round with its tables and those who rest, then its figures. Who
/// likes to roam is not named.
record SeatingSheet(Evening evening, Plan plan) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int round = 0; round < evening.rounds().size(); round++) {
      int now = round;
      lines.add("Round " + (round + 1));
      tables(round)
          .forEach(
              (table, there) ->
                  lines.add(
                      "  %s: %s".formatted(evening.tables().get(table).name(), names(there))));
      List<Guest> resting =
          evening.guests().stream()
              .filter(guest -> !guest.roams() && plan.table(guest.id(), now).isEmpty())
              .toList();
      if (!resting.isEmpty()) {
        lines.add("  rest: " + names(resting));
      }
    }
    lines.add("");
    lines.addAll(figures());
    return lines;
  }

  /// Who sits where, the lowest table first; without tables at which nobody sits.
  private Map<Integer, List<Guest>> tables(int round) {
    Map<Integer, List<Guest>> tables = new TreeMap<>();
    for (Guest guest : evening.guests()) {
      plan.table(guest.id(), round)
          .ifPresent(t -> tables.computeIfAbsent(t, table -> new ArrayList<>()).add(guest));
    }
    return tables;
  }

  private static String names(List<Guest> guests) {
    return Stream.concat(
            guests.stream()
                .filter(g -> g.standing() == Standing.HOST)
                .map(g -> g.name() + " (host)"),
            guests.stream().filter(g -> g.standing() != Standing.HOST).map(Guest::name))
        .collect(Collectors.joining(", "));
  }

  private List<String> figures() {
    Map<Term, Long> figures = Figures.of(evening, plan);
    long repeats = figures.getOrDefault(Term.REPEATS, 0L);
    long least = Bound.repeats(evening);
    long wants = Figures.of(evening, new Plan(Map.of())).getOrDefault(Term.WANTS, 0L);
    long pairs = possible();
    long meet = meetings();
    return List.of(
        "repeats                %d (%s)"
            .formatted(
                repeats,
                repeats == least ? "cannot be better" : "at least %d in any plan".formatted(least)),
        "colleagues together    " + figures.get(Term.BONDS),
        "unhosted first-timers  " + figures.get(Term.UNHOSTED),
        "wants met              %d of %d"
            .formatted(wants - figures.getOrDefault(Term.WANTS, 0L), wants),
        "pairs who meet         %d of %d (%d %%)"
            .formatted(meet, pairs, pairs == 0 ? 0 : 100 * meet / pairs),
        "seats                  " + seats());
  }

  /// Pairs among those who take a seat at all.
  private long possible() {
    long seated = plan.tables().keySet().stream().map(turn -> turn.guest()).distinct().count();
    return seated * (seated - 1) / 2;
  }

  private long meetings() {
    Set<Pair> met = new HashSet<>();
    for (int round = 0; round < evening.rounds().size(); round++) {
      for (List<Guest> there : tables(round).values()) {
        for (int a = 0; a < there.size(); a++) {
          for (int b = 0; b < a; b++) {
            met.add(new Pair(there.get(a).id(), there.get(b).id()));
          }
        }
      }
    }
    return met.size();
  }

  private String seats() {
    int seats = evening.tables().stream().mapToInt(Table::seats).sum();
    List<Long> taken = new ArrayList<>();
    for (int round = 0; round < evening.rounds().size(); round++) {
      int now = round;
      taken.add(plan.tables().keySet().stream().filter(turn -> turn.round() == now).count());
    }
    String each = taken.stream().distinct().map(String::valueOf).collect(Collectors.joining(", "));
    return "%s of %d taken in each round".formatted(each, seats);
  }
}
