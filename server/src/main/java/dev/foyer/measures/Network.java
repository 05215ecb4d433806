package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A picture of an evening: people as dots, ties as lines, with names only of those who consent. No
/// identity is in it.
///
/// Unnamed dots are there five at least or not at all, with their lines: whoever knows the guest
/// list could tell one by what is left over. For the same reason a group is marked only if five
/// people of it are in the picture, and on unnamed dots only if five of these are of it.
public record Network(List<Dot> dots, List<Line> lines, List<String> groups) {
  public Network {
    dots = List.copyOf(dots);
    lines = List.copyOf(lines);
    groups = List.copyOf(groups);
  }

  /// @param name null for whoever is not named
  /// @param group a place in [#groups], or −1 for none that is marked
  /// @param x from 0 to 1, as is y; downwards
  public record Dot(@Nullable String name, int group, double x, double y) {
    Dot at(double left, double down) {
      return new Dot(name, group, left, down);
    }
  }

  /// Two places in [#dots] and how far the two have come.
  public record Line(int one, int other, TieLevel level) {}

  /// Of one gathering of a season, with ties from [TieLevel#MET] on.
  ///
  /// @param gathering from 0
  /// @param names of those who may be named; whoever has none stays unnamed
  public static Network of(Season season, int gathering, Map<PersonId, String> names) {
    Gathering evening = season.gatherings().get(gathering);
    Set<PersonId> named = new TreeSet<>(evening.attendance().about().named());
    named.retainAll(evening.here());
    named.retainAll(names.keySet());
    SortedSet<PersonId> people = evening.here();
    if (people.size() - named.size() < Counts.LEAST) {
      people.retainAll(named);
    }
    Ties ties = Ties.of(season);
    Map<Pair, TieLevel> levels = new TreeMap<>();
    for (TieLevel level : List.of(TieLevel.MET, TieLevel.MUTUAL, TieLevel.MET_AGAIN)) {
      ties.at(gathering, level).forEach(pair -> levels.put(pair, level));
    }
    levels.keySet().removeIf(p -> !people.contains(p.one()) || !people.contains(p.other()));
    List<PersonId> order = order(people, levels.keySet());
    Marks marks = Marks.of(evening.groups(), order, named);
    List<Dot> dots = new ArrayList<>();
    for (PersonId person : order) {
      String name = named.contains(person) ? names.get(person) : null;
      dots.add(new Dot(name, marks.of(person), 0, 0));
    }
    List<Line> lines = new ArrayList<>();
    levels.forEach(
        (pair, level) ->
            lines.add(new Line(order.indexOf(pair.one()), order.indexOf(pair.other()), level)));
    return sorted(Layout.place(dots, lines), lines, marks.groups());
  }

  /// Who has most ties first.
  private static List<PersonId> order(SortedSet<PersonId> people, Set<Pair> pairs) {
    Map<PersonId, Integer> degrees = new HashMap<>();
    for (Pair pair : pairs) {
      degrees.merge(pair.one(), 1, Integer::sum);
      degrees.merge(pair.other(), 1, Integer::sum);
    }
    return people.stream()
        .sorted(
            Comparator.comparingInt((PersonId person) -> -degrees.getOrDefault(person, 0))
                .thenComparing(person -> person))
        .toList();
  }

  /// Dots from the top down, so that their order says nothing of people's identities.
  private static Network sorted(List<Dot> dots, List<Line> lines, List<String> groups) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < dots.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingDouble((Integer i) -> dots.get(i).y())
            .thenComparingDouble(i -> dots.get(i).x()));
    List<Line> renamed = new ArrayList<>();
    for (Line line : lines) {
      int one = order.indexOf(line.one);
      int other = order.indexOf(line.other);
      renamed.add(new Line(Math.min(one, other), Math.max(one, other), line.level));
    }
    renamed.sort(Comparator.comparingInt(Line::one).thenComparingInt(Line::other));
    return new Network(order.stream().map(dots::get).toList(), renamed, groups);
  }

  /// Which groups are marked, and on whom.
  private record Marks(List<String> groups, Map<PersonId, Integer> marks) {
    static Marks of(Map<PersonId, String> groups, List<PersonId> people, Set<PersonId> named) {
      Map<String, List<PersonId>> members = new TreeMap<>();
      for (PersonId person : people) {
        Optional.ofNullable(groups.get(person))
            .ifPresent(g -> members.computeIfAbsent(g, k -> new ArrayList<>()).add(person));
      }
      List<String> marked = new ArrayList<>();
      Map<PersonId, Integer> marks = new HashMap<>();
      members.forEach(
          (group, theirs) -> {
            long unnamed = theirs.stream().filter(p -> !named.contains(p)).count();
            boolean all = unnamed >= Counts.LEAST;
            if (theirs.size() >= Counts.LEAST && (all || unnamed < theirs.size())) {
              theirs.stream()
                  .filter(person -> all || named.contains(person))
                  .forEach(person -> marks.put(person, marked.size()));
              marked.add(group);
            }
          });
      return new Marks(marked, marks);
    }

    int of(PersonId person) {
      return marks.getOrDefault(person, -1);
    }
  }
}
