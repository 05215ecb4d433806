package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan comes to, counted from scratch out of the evening's own words: slow and plain, so
/// that the engine can be held against it.
public final class Figures {
  private final Evening evening;
  private final Plan plan;
  private final Map<Term, Long> counts = new EnumMap<>(Term.class);
  private final Map<Pair, Integer> together = new HashMap<>();
  private final Map<GuestId, Integer> strain = new HashMap<>();

  /// Who asked to be seated well and can be.
  private final Set<GuestId> suited = new HashSet<>();

  private Figures(Evening evening, Plan plan, Plan before) {
    this.evening = evening;
    this.plan = plan;
    for (Term term : Term.values()) {
      counts.put(term, 0L);
    }
    evening.guests().stream()
        .filter(guest -> guest.talk().style() == MeetingStyle.SEAT_ME_WELL)
        .filter(guest -> evening.guests().stream().anyMatch(other -> suit(guest, other)))
        .forEach(guest -> suited.add(guest.id()));
    for (int round = 0; round < evening.rounds().size(); round++) {
      for (int table = 0; table < evening.tables().size(); table++) {
        table(round, evening.tables().get(table), plan.at(evening, round, table));
      }
      even(round);
    }
    meetings();
    wants();
    add(Term.CHANGED, before.changesTo(plan).size());
    strain.values().forEach(s -> add(Term.WORST_OFF, (long) s * s));
  }

  /// @param before the plan that was repaired; without any turns if there is none
  /// @return for each term its count, 0 at best
  public static Map<Term, Long> of(Evening evening, Plan plan, Plan before) {
    return new Figures(evening, plan, before).counts;
  }

  public static Map<Term, Long> of(Evening evening, Plan plan) {
    return of(evening, plan, new Plan(Map.of()));
  }

  /// Sum of count × weight.
  public static long cost(Map<Term, Long> figures) {
    return figures.entrySet().stream().mapToLong(f -> f.getKey().weight() * f.getValue()).sum();
  }

  private void table(int round, Table table, List<Guest> there) {
    for (Guest guest : there) {
      if (!table.stepFree() && guest.needs().contains(Need.STEP_FREE)) {
        add(Term.STEP_FREE, 1);
      }
      if (!table.quiet() && guest.needs().contains(Need.QUIET)) {
        add(Term.QUIET, 1);
      }
      if (there.stream().noneMatch(other -> !other.equals(guest) && guest.canTalkWith(other))) {
        add(Term.LANGUAGE, 1);
      }
    }
    long newcomers = there.stream().filter(g -> g.standing() == Standing.FIRST_TIMER).count();
    if (newcomers == there.size()) {
      add(Term.UNHOSTED, newcomers);
    }
    if (there.stream().noneMatch(g -> g.standing() == Standing.HOST)) {
      add(
          Term.STYLE,
          there.stream().filter(g -> g.talk().style() == MeetingStyle.INTRODUCE_ME).count());
    }
    add(
        Term.STYLE,
        there.stream()
            .filter(guest -> suited.contains(guest.id()))
            .filter(guest -> there.stream().noneMatch(other -> suit(guest, other)))
            .count());
    boolean kinds = evening.guests().stream().map(Guest::kind).distinct().count() > 1;
    if (kinds && there.stream().map(Guest::kind).distinct().count() == 1) {
      add(Term.KINDS, 1);
    }
    for (int a = 0; a < there.size(); a++) {
      for (int b = a + 1; b < there.size(); b++) {
        pair(evening.rounds().get(round), there.get(a), there.get(b));
      }
    }
  }

  private void pair(Mode mode, Guest a, Guest b) {
    Pair pair = new Pair(a.id(), b.id());
    together.merge(pair, 1, Integer::sum);
    if (evening.between().apart().contains(pair)) {
      add(Term.APART, 1);
    }
    if (!evening.between().mentors().contains(pair) && share(a.talk().bonds(), b.talk().bonds())) {
      add(Term.BONDS, 1);
      strain(a.id(), 1);
      strain(b.id(), 1);
    }
    Set<String> mine = a.talk().cares();
    Set<String> theirs = b.talk().cares();
    if (!mine.isEmpty() && !theirs.isEmpty() && share(mine, theirs) == (mode == Mode.MIX)) {
      add(Term.MODE, 1);
    }
  }

  /// Whether one of the two offers what the other wants.
  private boolean suit(Guest one, Guest other) {
    return !one.equals(other)
        && evening.canMeet(one, other)
        && (share(one.talk().wants(), other.talk().offers())
            || share(one.talk().offers(), other.talk().wants()));
  }

  private static boolean share(Set<String> mine, Set<String> theirs) {
    return mine.stream().anyMatch(theirs::contains);
  }

  private void meetings() {
    together.forEach(
        (pair, times) -> {
          boolean earlier =
              evening.between().met().contains(pair) && !evening.between().mentors().contains(pair);
          int again = times - (earlier ? 0 : 1);
          add(Term.REPEATS, again);
          strain(pair.one(), again);
          strain(pair.other(), again);
        });
    Map<GuestId, Guest> here =
        evening.guests().stream().collect(Collectors.toMap(Guest::id, guest -> guest));
    for (Pair pair : evening.between().mentors()) {
      Guest one = here.get(pair.one());
      Guest other = here.get(pair.other());
      if (one != null && other != null && evening.canMeet(one, other)) {
        add(Term.MENTORS, Math.abs(together.getOrDefault(pair, 0) - 1));
      }
    }
  }

  private void wants() {
    for (Guest guest : evening.guests()) {
      List<Guest> offering =
          evening.guests().stream()
              .filter(other -> !other.equals(guest) && evening.canMeet(guest, other))
              .toList();
      for (String want : guest.talk().wants()) {
        List<Guest> who =
            offering.stream().filter(other -> other.talk().offers().contains(want)).toList();
        boolean met =
            who.stream().anyMatch(o -> together.containsKey(new Pair(o.id(), guest.id())));
        if (!who.isEmpty() && !met) {
          add(Term.WANTS, 1);
          strain(guest.id(), 1);
        }
      }
    }
  }

  private void even(int round) {
    long people = evening.guests().stream().filter(g -> evening.takesPart(g, round)).count();
    int tables = evening.tables().size();
    for (int table = 0; table < tables; table++) {
      long size = plan.at(evening, round, table).size();
      add(Term.EVEN, (size - people / tables) * (size - Math.ceilDiv(people, (long) tables)));
    }
  }

  private void strain(GuestId guest, int by) {
    strain.merge(guest, by, Integer::sum);
  }

  private void add(Term term, long by) {
    counts.merge(term, by, Long::sum);
  }
}
