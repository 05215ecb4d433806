package dev.foyer.mixing;

import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Evening.Between;
import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Table.Feature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Evenings of any kind for which a plan exists that breaks no hard term: the plan comes first, and
/// whatever it would break is not asked for.
final class AnyEvening {
  private final Random random;
  private final List<Table> tables = new ArrayList<>();
  private final List<Mode> rounds = new ArrayList<>();
  private final List<Guest> guests = new ArrayList<>();
  private final Map<Turn, Integer> planted = new HashMap<>();
  private final Map<Turn, Integer> minds = new HashMap<>();
  private final Set<Turn> sitsOut = new HashSet<>();

  private AnyEvening(long seed) {
    random = new Random(seed);
  }

  /// @param plan one that breaks no hard term
  record Planted(Evening evening, Plan plan) {}

  static Planted of(long seed) {
    return new AnyEvening(seed).evening();
  }

  static Guest guest(int number, Random random) {
    return new Guest(
        Party.id(number),
        "G" + number,
        random.nextInt(8) == 0
            ? Standing.HOST
            : any(random, Standing.FIRST_TIMER, Standing.RETURNING),
        some(random, 1, "team", "customer", "partner").stream().findFirst().orElse(""),
        some(random, 2, "en", "es", "ca"),
        needs(random),
        new Talk(
            some(random, 1, "acme", "globex", "school"),
            some(random, 2, "bees", "boats", "bread"),
            some(random, 2, "law", "tax", "code"),
            some(random, 2, "law", "tax", "code"),
            any(random, MeetingStyle.values())));
  }

  private static Set<String> some(Random random, int most, String... of) {
    Set<String> some = new HashSet<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(of[random.nextInt(of.length)]);
    }
    return some;
  }

  @SafeVarargs
  private static <T> T any(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }

  private static Set<Need> needs(Random random) {
    return random.nextInt(6) == 0 ? Set.of(any(random, Need.values())) : Set.of();
  }

  private Planted evening() {
    for (int t = 2 + random.nextInt(4); t > 0; t--) {
      Set<Feature> features = new HashSet<>();
      for (Feature feature : Feature.values()) {
        if (random.nextBoolean()) {
          features.add(feature);
        }
      }
      tables.add(new Table("table " + t, 3 + random.nextInt(4), features));
    }
    for (int r = 1 + random.nextInt(4); r > 0; r--) {
      rounds.add(any(random, Mode.values()));
    }
    int seats = tables.stream().mapToInt(Table::seats).sum();
    int people = 2 * tables.size() + random.nextInt(seats - 2 * tables.size() + 1);
    for (int n = 0; n < people; n++) {
      guests.add(guest(n, random));
    }
    plant();
    relax();
    Evening evening = new Evening(guests, tables, rounds, between(), pins(), sitsOut);
    return new Planted(evening, new Plan(planted));
  }

  /// Spreads people over the tables, those who stay first and for all rounds.
  private void plant() {
    int[][] size = new int[rounds.size()][tables.size()];
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < tables.size(); t++) {
      order.add(t);
    }
    Collections.shuffle(order, random);
    int next = 0;
    for (Guest guest : guests) {
      if (guest.stays()) {
        int table = order.get(next++ % order.size());
        while (size[0][table] >= tables.get(table).seats()) {
          table = order.get(next++ % order.size());
        }
        for (int r = 0; r < rounds.size(); r++) {
          plant(guest, r, table);
          size[r][table]++;
        }
      }
    }
    for (int r = 0; r < rounds.size(); r++) {
      List<Guest> movers = new ArrayList<>(guests.stream().filter(g -> !g.stays()).toList());
      Collections.shuffle(movers, random);
      for (Guest guest : movers) {
        int table = -1;
        for (int t : order) {
          boolean free = size[r][t] < tables.get(t).seats();
          if (free && (table < 0 || size[r][t] < size[r][table])) {
            table = t;
          }
        }
        if (size[r][table] >= 2 && guest.roams() && random.nextInt(3) > 0) {
          continue;
        }
        if (size[r][table] >= 2 && random.nextInt(10) == 0) {
          sitsOut.add(new Turn(guest.id(), r));
        } else {
          plant(guest, r, table);
          size[r][table]++;
        }
      }
    }
  }

  /// Who likes to roam is pinned wherever they sit.
  private void plant(Guest guest, int round, int table) {
    planted.put(new Turn(guest.id(), round), table);
    if (guest.roams()) {
      minds.put(new Turn(guest.id(), round), table);
    }
  }

  /// Takes back whatever the planted plan would break.
  private void relax() {
    for (int g = 0; g < guests.size(); g++) {
      Guest guest = guests.get(g);
      Set<Need> needs = new HashSet<>(guest.needs());
      for (int r = 0; r < rounds.size(); r++) {
        Integer table = planted.get(new Turn(guest.id(), r));
        if (table != null) {
          if (!tables.get(table).stepFree()) {
            needs.remove(Need.STEP_FREE);
          }
          if (!tables.get(table).quiet()) {
            needs.remove(Need.QUIET);
          }
        }
      }
      guest = guest.withNeeds(needs.toArray(Need[]::new));
      guests.set(g, guest);
    }
    for (int g = 0; g < guests.size(); g++) {
      for (int r = 0; r < rounds.size(); r++) {
        Guest guest = guests.get(g);
        Integer table = planted.get(new Turn(guest.id(), r));
        int round = r;
        if (table != null
            && guests.stream()
                .filter(o -> !o.id().equals(guest.id()))
                .filter(o -> table.equals(planted.get(new Turn(o.id(), round))))
                .noneMatch(guest::canTalkWith)) {
          guests.set(g, guest.withLanguages());
        }
      }
    }
  }

  private Between between() {
    Set<Pair> met = new HashSet<>();
    Set<Pair> mentors = new HashSet<>();
    Set<Pair> apart = new HashSet<>();
    for (int i = 0; i < guests.size(); i++) {
      met.add(anyPair());
      Pair mentor = anyPair();
      Pair other = anyPair();
      if (random.nextInt(4) == 0) {
        mentors.add(mentor);
      }
      if (random.nextInt(4) == 0 && !everTogether(other)) {
        apart.add(other);
      }
    }
    return new Between(met, mentors, apart);
  }

  private Pair anyPair() {
    int one = random.nextInt(guests.size());
    int other = (one + 1 + random.nextInt(guests.size() - 1)) % guests.size();
    return new Pair(guests.get(one).id(), guests.get(other).id());
  }

  private boolean everTogether(Pair pair) {
    for (int r = 0; r < rounds.size(); r++) {
      Integer table = planted.get(new Turn(pair.one(), r));
      if (table != null && table.equals(planted.get(new Turn(pair.other(), r)))) {
        return true;
      }
    }
    return false;
  }

  private Map<Turn, Integer> pins() {
    Map<Turn, Integer> pins = new HashMap<>(minds);
    for (Guest guest : guests) {
      for (int r = 0; r < rounds.size(); r++) {
        Turn turn = new Turn(guest.id(), r);
        Integer table = planted.get(turn);
        if (table != null && random.nextInt(12) == 0) {
          pins.put(turn, table);
        }
      }
    }
    return pins;
  }
}
