package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Attendance.Arrival;
import dev.foyer.measures.Attendance.Standing;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// The measures again, by asking every question of every two people at every gathering. Slow, and
/// shares nothing with what it is held against.
final class Oracle {
  private final List<Gathering> gatherings;
  final List<PersonId> people;

  Oracle(Season season) {
    gatherings = season.gatherings();
    TreeSet<PersonId> all = new TreeSet<>();
    for (Gathering gathering : gatherings) {
      all.addAll(gathering.attendance().invited());
      all.addAll(gathering.attendance().arrivals().keySet());
    }
    people = List.copyOf(all);
  }

  boolean here(int g, PersonId who) {
    return gatherings.get(g).attendance().arrivals().containsKey(who);
  }

  private boolean invited(int g, PersonId who) {
    return gatherings.get(g).attendance().invited().contains(who);
  }

  private boolean firstTimer(int g, PersonId who) {
    return here(g, who) && arrival(g, who).standing() == Standing.FIRST_TIMER;
  }

  private Arrival arrival(int g, PersonId who) {
    return Objects.requireNonNull(gatherings.get(g).attendance().arrivals().get(who));
  }

  long minutes(int g, PersonId a, PersonId b) {
    long minutes = 0;
    for (Round round : gatherings.get(g).rounds()) {
      minutes += sat(round, a, b) ? round.lasted().toMinutes() : 0;
    }
    return minutes;
  }

  private static boolean sat(Round round, PersonId a, PersonId b) {
    Integer one = round.tables().get(a);
    return one != null && one.equals(round.tables().get(b));
  }

  private boolean sat(int g, PersonId a, PersonId b) {
    return gatherings.get(g).rounds().stream().anyMatch(round -> sat(round, a, b));
  }

  private boolean said(int g, PersonId a, PersonId b) {
    Encounters encounters = gatherings.get(g).encounters();
    return encounters.met().contains(new Word(a, b))
        || encounters.met().contains(new Word(b, a))
        || encounters.introductions().contains(new Pair(a, b));
  }

  private boolean yes(int g, PersonId from, PersonId to) {
    return gatherings.get(g).encounters().keepInTouch().contains(new Word(from, to));
  }

  private boolean yesBy(int g, PersonId from, PersonId to) {
    return g >= 0 && (yes(g, from, to) || yesBy(g - 1, from, to));
  }

  private boolean doubleYes(int g, PersonId a, PersonId b) {
    return (yes(g, a, b) || yes(g, b, a)) && yesBy(g, a, b) && yesBy(g, b, a);
  }

  private boolean again(int g, PersonId a, PersonId b) {
    boolean before = false;
    for (int j = 0; j < g; j++) {
      before |= doubleYes(j, a, b);
    }
    return before && (sat(g, a, b) || said(g, a, b));
  }

  boolean at(int g, TieLevel level, PersonId a, PersonId b) {
    return switch (level) {
      case MET_AGAIN -> again(g, a, b);
      case MUTUAL -> again(g, a, b) || doubleYes(g, a, b);
      case MET -> at(g, TieLevel.MUTUAL, a, b) || said(g, a, b);
      case SEATED -> at(g, TieLevel.MET, a, b) || sat(g, a, b);
    };
  }

  private boolean fresh(int g, TieLevel level, PersonId a, PersonId b) {
    boolean before = false;
    for (int j = 0; j < g; j++) {
      before |= at(j, level, a, b);
    }
    return at(g, level, a, b) && !before;
  }

  Share showUp() {
    long came = 0;
    long all = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      for (PersonId who : people) {
        all += invited(g, who) ? 1 : 0;
        came += invited(g, who) && here(g, who) ? 1 : 0;
      }
    }
    return new Share(came, all);
  }

  Share firstTimerReturn() {
    long again = 0;
    long asked = 0;
    for (PersonId who : people) {
      boolean first = false;
      boolean invited = false;
      boolean came = false;
      for (int g = 0; g < gatherings.size(); g++) {
        if (first) {
          invited |= invited(g, who);
          came |= here(g, who);
        }
        first |= firstTimer(g, who);
      }
      asked += invited ? 1 : 0;
      again += invited && came ? 1 : 0;
    }
    return new Share(again, asked);
  }

  /// Seconds waited by greeted first-timers, in no order.
  List<Long> waits() {
    List<Long> waits = new ArrayList<>();
    for (int g = 0; g < gatherings.size(); g++) {
      for (PersonId who : people) {
        if (firstTimer(g, who) && arrival(g, who).greeted() != null) {
          Arrival arrival = arrival(g, who);
          long wait = Duration.between(arrival.at(), arrival.greeted()).toSeconds();
          waits.add(Math.max(0, wait));
        }
      }
    }
    return waits;
  }

  long ungreeted() {
    long count = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      for (PersonId who : people) {
        count += firstTimer(g, who) && arrival(g, who).greeted() == null ? 1 : 0;
      }
    }
    return count;
  }

  Share alone(TieLevel level) {
    long alone = 0;
    long guests = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      for (PersonId who : people) {
        guests += here(g, who) ? 1 : 0;
        alone += here(g, who) && freshOnes(g, level, who) == 0 ? 1 : 0;
      }
    }
    return new Share(alone, guests);
  }

  private long freshOnes(int g, TieLevel level, PersonId who) {
    return people.stream().filter(o -> !o.equals(who) && fresh(g, level, who, o)).count();
  }

  List<Double> mutualPerGuest() {
    List<Double> perGuest = new ArrayList<>();
    for (int g = 0; g < gatherings.size(); g++) {
      for (PersonId who : people) {
        if (here(g, who)) {
          perGuest.add((double) freshOnes(g, TieLevel.MUTUAL, who));
        }
      }
    }
    return perGuest;
  }

  Coverage coverage() {
    long met = 0;
    long all = 0;
    long ceiling = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      long here = 0;
      long beside = 0;
      for (int i = 0; i < people.size(); i++) {
        for (int j = 0; j < i; j++) {
          PersonId a = people.get(i);
          PersonId b = people.get(j);
          here += here(g, a) && here(g, b) ? 1 : 0;
          met += sat(g, a, b) ? 1 : 0;
          for (Round round : gatherings.get(g).rounds()) {
            beside += sat(round, a, b) ? 1 : 0;
          }
        }
      }
      all += here;
      ceiling += Math.min(here, beside);
    }
    return new Coverage(met, ceiling, all);
  }

  Share secondMeetings() {
    long could = 0;
    long did = 0;
    for (int i = 0; i < people.size(); i++) {
      for (int j = 0; j < i; j++) {
        PersonId a = people.get(i);
        PersonId b = people.get(j);
        boolean mutual = false;
        boolean both = false;
        boolean again = false;
        for (int g = 0; g < gatherings.size(); g++) {
          both |= mutual && here(g, a) && here(g, b);
          again |= again(g, a, b);
          mutual |= doubleYes(g, a, b);
        }
        could += both ? 1 : 0;
        did += again ? 1 : 0;
      }
    }
    return new Share(did, could);
  }

  Help.Needs needs() {
    long[] n = new long[4];
    for (int g = 0; g < gatherings.size(); g++) {
      for (Need need : gatherings.get(g).encounters().needs()) {
        boolean answerable = false;
        boolean exposed = false;
        for (PersonId who : people) {
          if (!who.equals(need.owner()) && need.holders().contains(who) && here(g, who)) {
            answerable = true;
            exposed |= at(g, TieLevel.SEATED, who, need.owner());
          }
        }
        n[0]++;
        n[1] += answerable ? 1 : 0;
        n[2] += exposed ? 1 : 0;
        n[3] += need.state() == Encounters.State.MET ? 1 : 0;
      }
    }
    return new Help.Needs(n[0], n[1], n[2], n[3]);
  }

  long introductions() {
    long made = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      for (int i = 0; i < people.size(); i++) {
        for (int j = 0; j < i; j++) {
          Pair pair = new Pair(people.get(i), people.get(j));
          made += gatherings.get(g).encounters().introductions().contains(pair) ? 1 : 0;
        }
      }
    }
    return made;
  }

  /// Ties between people of these two groups, who are counted at each gathering.
  long between(TieLevel level, String one, String other) {
    long count = 0;
    for (int g = 0; g < gatherings.size(); g++) {
      for (int i = 0; i < people.size(); i++) {
        for (int j = 0; j < i; j++) {
          PersonId a = people.get(i);
          PersonId b = people.get(j);
          boolean there = (is(g, a, one) && is(g, b, other)) || (is(g, a, other) && is(g, b, one));
          count += there && at(g, level, a, b) ? 1 : 0;
        }
      }
    }
    return count;
  }

  /// Guests of a round who sat with nobody whom they had not sat with or met before.
  Share nobodyNew(int g, int round) {
    long alone = 0;
    long seated = 0;
    List<Round> rounds = gatherings.get(g).rounds();
    for (PersonId who : people) {
      boolean any = false;
      for (PersonId other : people) {
        boolean before = who.equals(other);
        for (int j = 0; j < g; j++) {
          before |= !who.equals(other) && at(j, TieLevel.SEATED, who, other);
        }
        for (int r = 0; r < round; r++) {
          before |= sat(rounds.get(r), who, other);
        }
        any |= !before && sat(rounds.get(round), who, other);
      }
      boolean sits = rounds.get(round).tables().containsKey(who);
      seated += sits ? 1 : 0;
      alone += sits && !any ? 1 : 0;
    }
    return new Share(alone, seated);
  }

  /// Of pairs at a table, or with a tie, who both have a group, those of two groups.
  Share across(int g, int round) {
    long across = 0;
    long all = 0;
    for (int i = 0; i < people.size(); i++) {
      for (int j = 0; j < i; j++) {
        PersonId a = people.get(i);
        PersonId b = people.get(j);
        String one = gatherings.get(g).attendance().about().groups().get(a);
        String other = gatherings.get(g).attendance().about().groups().get(b);
        boolean there =
            round < 0
                ? at(g, TieLevel.MET, a, b)
                : sat(gatherings.get(g).rounds().get(round), a, b);
        all += there && one != null && other != null ? 1 : 0;
        across += there && one != null && other != null && !one.equals(other) ? 1 : 0;
      }
    }
    return new Share(across, all);
  }

  long members(String group) {
    return people.stream()
        .filter(
            who -> {
              boolean ever = false;
              for (int g = 0; g < gatherings.size(); g++) {
                ever |= is(g, who, group);
              }
              return ever;
            })
        .count();
  }

  private boolean is(int g, PersonId who, String group) {
    return here(g, who) && group.equals(gatherings.get(g).attendance().about().groups().get(who));
  }
}
