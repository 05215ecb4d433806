package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an evening can give and what it cannot, before anybody is seated: the most important first.
///
/// Who could host is told by plain criteria, never by a score: a returning guest who is there in
/// all rounds and did not ask to be introduced or to roam. Those who know a first-timer of this
/// evening come first, then the order of the guests counts; one name more is given than is needed,
/// six at most.
public final class Adviser {
  private static final int MOST_NAMES = 6;

  private final Evening evening;
  private final List<Guest> people;
  private final List<Guest> hosts;
  private final List<Guest> firstTimers;
  private final int tables;
  private final int seats;
  private final List<Advice> advice = new ArrayList<>();

  private Adviser(Evening evening) {
    this.evening = evening;
    people = evening.guests().stream().filter(guest -> evening.canMeet(guest, guest)).toList();
    hosts = those(Standing.HOST);
    firstTimers = those(Standing.FIRST_TIMER);
    tables = evening.tables().size();
    seats = evening.tables().stream().mapToInt(Table::seats).sum();
  }

  /// @param evening before anybody rests
  public static List<Advice> of(Evening evening) {
    Adviser adviser = new Adviser(evening);
    if (!adviser.people.isEmpty() && adviser.tables > 0) {
      adviser.seats();
      adviser.hosts();
      adviser.languages();
      adviser.needs();
      adviser.groups();
      adviser.rounds();
    }
    return List.copyOf(adviser.advice);
  }

  private List<Guest> those(Standing standing) {
    return people.stream().filter(guest -> guest.standing() == standing).toList();
  }

  private void seats() {
    Map<Integer, Long> resting =
        Rests.fairly(evening, 0).stream()
            .collect(Collectors.groupingBy(Turn::round, Collectors.counting()));
    int rest = resting.values().stream().mapToInt(Long::intValue).max().orElse(0);
    int largest = evening.tables().stream().mapToInt(Table::seats).max().orElse(1);
    if (rest > 0) {
      int lacking = Math.max(0, people.size() - seats);
      advice.add(
          new Advice.SomebodyRests(people.size(), seats, rest, Math.ceilDiv(lacking, largest)));
    }
    int enough = Math.max(1, Math.ceilDiv(people.size(), largest));
    if (people.size() < 3 * tables && enough < tables) {
      advice.add(new Advice.TooManyTables(people.size(), tables, enough));
    }
  }

  private void hosts() {
    int occupied = Math.max(1, Math.min(tables, people.size() / 2));
    int without = Math.min(occupied, firstTimers.size()) - hosts.size();
    if (without > 0) {
      List<String> ask = whoCouldHost(people).limit(Math.min(MOST_NAMES, without + 1)).toList();
      advice.add(new Advice.TooFewHosts(hosts.size(), firstTimers.size(), without, ask));
    }
    int others = people.size() - firstTimers.size();
    int hosted =
        evening.tables().stream()
            .map(Table::seats)
            .sorted(Comparator.reverseOrder())
            .limit(others)
            .mapToInt(size -> size - 1)
            .sum();
    int alone = Math.min(firstTimers.size(), seats - others) - hosted;
    if (alone > 0) {
      advice.add(new Advice.TooManyFirstTimers(firstTimers.size(), others, alone));
    }
    if (hosts.size() > tables) {
      advice.add(new Advice.HostsShare(hosts.size(), tables));
    }
  }

  private Stream<String> whoCouldHost(List<Guest> among) {
    Set<GuestId> known = firstTimers.stream().map(Guest::id).collect(Collectors.toSet());
    return among.stream()
        .filter(guest -> guest.standing() == Standing.RETURNING)
        .filter(guest -> guest.talk().style() != MeetingStyle.INTRODUCE_ME && !guest.roams())
        .filter(this::isThereThroughout)
        .sorted(Comparator.comparing(guest -> !knowsAnyOf(known, guest)))
        .map(Guest::name);
  }

  private boolean isThereThroughout(Guest guest) {
    return IntStream.range(0, evening.rounds().size())
        .allMatch(round -> evening.takesPart(guest, round));
  }

  private boolean knowsAnyOf(Set<GuestId> some, Guest guest) {
    return some.stream()
        .anyMatch(other -> evening.between().met().contains(new Pair(guest.id(), other)));
  }

  private void languages() {
    for (Guest guest : people) {
      if (people.size() > 1
          && people.stream().noneMatch(o -> !o.equals(guest) && o.canTalkWith(guest))) {
        advice.add(new Advice.NobodyToTalkTo(guest.name()));
      }
      if (guest.standing() == Standing.FIRST_TIMER
          && !hosts.isEmpty()
          && hosts.stream().noneMatch(guest::canTalkWith)) {
        List<Guest> speakers = people.stream().filter(guest::canTalkWith).toList();
        List<String> ask = whoCouldHost(speakers).limit(2).toList();
        if (!ask.isEmpty()) {
          advice.add(new Advice.NoHostSpeaks(guest.name(), ask));
        }
      }
    }
  }

  private void needs() {
    for (Need need : List.of(Need.STEP_FREE, Need.QUIET)) {
      long needed = people.stream().filter(guest -> guest.needs().contains(need)).count();
      int given =
          evening.tables().stream()
              .filter(table -> need == Need.QUIET ? table.quiet() : table.stepFree())
              .mapToInt(Table::seats)
              .sum();
      if (needed > given) {
        advice.add(new Advice.Lacking(need, given == 0));
      }
    }
  }

  private void groups() {
    Map<String, Integer> groups = new TreeMap<>();
    people.forEach(
        guest -> guest.talk().bonds().forEach(bond -> groups.merge(bond, 1, Integer::sum)));
    groups.forEach(
        (group, size) -> {
          if (size > tables && tables > 1) {
            advice.add(new Advice.LargeGroup(group, size, people.size(), tables));
          }
        });
  }

  private void rounds() {
    int rounds = evening.rounds().size();
    if (tables == 1 && rounds > 1) {
      advice.add(new Advice.OneTable(rounds));
      return;
    }
    long repeats = Bound.repeats(evening.resting(Rests.fairly(evening, 0)));
    if (repeats > 0) {
      advice.add(new Advice.PeopleMeetAgain(rounds, repeats));
    }
  }
}
