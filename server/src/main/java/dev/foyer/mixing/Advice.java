package dev.foyer.mixing;

import dev.foyer.mixing.Guest.Need;
import java.util.List;

/// Something to do before an evening, because of what no plan can give it as it stands. For the
/// organiser, not for a screen that guests see. Nothing in it says whose a need is, nor how many
/// have it.
public sealed interface Advice {
  /// One sentence in English.
  String words();

  /// More people than seats, or none that one of them could take without sitting alone.
  ///
  /// @param rest how many rest in a round
  /// @param moreTables of as many seats as the largest; 0 if there are seats enough
  record SomebodyRests(int people, int seats, int rest, int moreTables) implements Advice {
    @Override
    public String words() {
      if (moreTables == 0) {
        return "%s in each round, so that nobody sits alone: tables of three or more seats, or one more guest, would change that."
            .formatted(count(rest, "person rests", "people rest"));
      }
      return "There are %d people and %s: %d rest in each round, unless you set up %s."
          .formatted(
              people,
              count(seats, "seat", "seats"),
              rest,
              count(moreTables, "more table", "more tables"));
    }
  }

  /// Fewer than three people a table.
  ///
  /// @param enough tables that seat everybody
  record TooManyTables(int people, int tables, int enough) implements Advice {
    @Override
    public String words() {
      return "%d people at %d tables are fewer than three at each: %s would do."
          .formatted(people, tables, count(enough, "table", "tables"));
    }
  }

  record OneTable(int rounds) implements Advice {
    @Override
    public String words() {
      return "At one table everybody meets everybody in the first of %d rounds: one round is enough, or set up more tables."
          .formatted(rounds);
    }
  }

  /// @param repeats how often two people meet again in the best of plans
  record PeopleMeetAgain(int rounds, long repeats) implements Advice {
    @Override
    public String words() {
      return "In %s people meet again %s, whatever the plan: fewer rounds or smaller tables would change that."
          .formatted(count(rounds, "round", "rounds"), repeats == 1 ? "once" : repeats + " times");
    }
  }

  /// @param without tables that stay without a host
  /// @param ask returning guests who could host, by name
  record TooFewHosts(int hosts, int firstTimers, int without, List<String> ask) implements Advice {
    public TooFewHosts {
      ask = List.copyOf(ask);
    }

    @Override
    public String words() {
      String whom =
          ask.isEmpty() ? "somebody who knows the community and is not on the list" : or(ask);
      return "With %s for %s %s without one: ask %s."
          .formatted(
              hosts == 0 ? "no host" : count(hosts, "host", "hosts"),
              count(firstTimers, "first-timer", "first-timers"),
              count(without, "table stays", "tables stay"),
              whom);
    }
  }

  /// @param alone how many first-timers sit without host or member in each round
  record TooManyFirstTimers(int firstTimers, int others, int alone) implements Advice {
    @Override
    public String words() {
      return "For %s there %s: in each round %d sit without host or member, unless more of those who know the community come."
          .formatted(
              count(firstTimers, "first-timer", "first-timers"),
              others == 0
                  ? "is nobody else"
                  : others == 1 ? "is 1 other" : "are " + others + " others",
              alone);
    }
  }

  record HostsShare(int hosts, int tables) implements Advice {
    @Override
    public String words() {
      return "%d hosts are more than %s: some share a table, or let %s be a guest."
          .formatted(hosts, count(tables, "table", "tables"), hosts - tables == 1 ? "one" : "some");
    }
  }

  /// @param people of that group, whatever it is: an organisation, a team, a school
  record LargeGroup(String group, int people, int of, int tables) implements Advice {
    @Override
    public String words() {
      return people == of
          ? "Everybody is from %s: there is nobody else whom they could be mixed with."
              .formatted(group)
          : "%d of %d people are from %s, more than there are tables (%d): in each round some of them sit together."
              .formatted(people, of, group, tables);
    }
  }

  record NobodyToTalkTo(String name) implements Advice {
    @Override
    public String words() {
      return "%s shares a language with nobody here: ask somebody to interpret.".formatted(name);
    }
  }

  /// @param ask returning guests who could host and share a language with them, by name
  record NoHostSpeaks(String name, List<String> ask) implements Advice {
    public NoHostSpeaks {
      ask = List.copyOf(ask);
    }

    @Override
    public String words() {
      return "No host shares a language with %s: ask %s.".formatted(name, or(ask));
    }
  }

  /// A need for which there is no table, or too few seats.
  ///
  /// @param none whether there is no such table at all
  record Lacking(Need need, boolean none) implements Advice {
    @Override
    public String words() {
      String table = need == Need.QUIET ? "quiet" : "step-free";
      return none
          ? "Somebody needs a %s table, and there is none: make one so, or say which one is."
              .formatted(table)
          : "The %s tables have fewer seats than are needed: make another one so.".formatted(table);
    }
  }

  private static String count(int number, String one, String more) {
    return number + " " + (number == 1 ? one : more);
  }

  private static String or(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
  }
}
