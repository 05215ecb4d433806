package dev.foyer.mixing;

import static dev.foyer.mixing.Party.guest;
import static dev.foyer.mixing.Party.guests;
import static dev.foyer.mixing.Party.id;
import static dev.foyer.mixing.Party.plan;
import static dev.foyer.mixing.Party.rounds;
import static dev.foyer.mixing.Party.tables;

import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Mixer.Outcome;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the seating engine reaches in which time, as a program that prints a line for each case.
/// Times are those of the searching thread on its processor, so that a busy machine changes little;
/// what passed on the wall stands behind them. How it is started stands beside its figures in
/// `docs/mixing.md`. Not part of the tests.
final class MixingBenchmark {
  private static final int ROUNDS = 3;
  private static final int SEATS = 8;

  private MixingBenchmark() {}

  /// @param args the seeds, 1 if there are none
  public static void main(String[] args) {
    List<Long> seeds = args.length == 0 ? List.of(1L) : Stream.of(args).map(Long::valueOf).toList();
    seat("8-4-8, no search", golfers(8), 1, 0);
    seat("8-4-9, no search", golfers(9), 1, 0);
    seat("8-4-10, no search", golfers(10), 1, 0);
    for (long seed : seeds) {
      Evening dinner = dinner(15, seed);
      System.out.println(
          "seed %d: %d wants that somebody offers, %d of them only a colleague, or a host to a host"
              .formatted(seed, wants(dinner), hopeless(dinner)));
      show("120 at random", dinner, random(dinner, seed), 0, 0);
      show("120, friends together", dinner, friends(dinner), 0, 0);
      for (int millis : new int[] {0, 250, 500, 1_000, 5_000}) {
        seat("120 at 15 tables, " + millis + " ms", dinner, seed, millis);
      }
      live(dinner, seed);
    }
    for (int tables : new int[] {38, 125, 375}) {
      Evening dinner = dinner(tables, 1);
      seat(tables * SEATS + " guests, 5 s", dinner, 1, 5_000);
      System.out.println(
          "  of %d wants %d can be met only by a colleague, or a host's by a host"
              .formatted(wants(dinner), hopeless(dinner)));
    }
  }

  private static Evening golfers(int rounds) {
    return new Evening(guests(32), tables(8, 4), rounds(rounds));
  }

  /// Full tables with a host each; a third of the others new; three in four from one of
  /// organisations of about twelve people; 188 wants for 120 people.
  static Evening dinner(int tables, long seed) {
    Random random = new Random(seed);
    int people = tables * SEATS;
    int topics = people / 3;
    List<Set<String>> wants = new ArrayList<>();
    for (int n = 0; n < people; n++) {
      wants.add(new HashSet<>());
    }
    for (int open = people * 188 / 120; open > 0; ) {
      open -= wants.get(random.nextInt(people)).add(topic(random, topics)) ? 1 : 0;
    }
    List<Guest> guests = new ArrayList<>();
    Map<Turn, Integer> pins = new HashMap<>();
    int[] colleagues = new int[Math.max(1, people / 16)];
    for (int n = 0; n < people; n++) {
      boolean host = n < tables;
      Standing other = random.nextInt(3) == 0 ? Standing.FIRST_TIMER : Standing.RETURNING;
      Set<String> offers = new HashSet<>(Set.of(topic(random, topics)));
      offers.add(topic(random, topics));
      offers.removeAll(wants.get(n));
      Talk talk =
          Talk.NONE
              .withOffers(offers.toArray(String[]::new))
              .withWants(wants.get(n).toArray(String[]::new));
      if (!host && random.nextInt(4) > 0) {
        talk = talk.withBonds(organisation(random, colleagues, tables));
      }
      guests.add(
          guest(n, host ? Standing.HOST : other)
              .withKind(random.nextInt(4) == 0 ? "partner" : "customer")
              .withTalk(talk));
      for (int r = 0; host && r < ROUNDS; r++) {
        pins.put(new Turn(id(n), r), n);
      }
    }
    return new Evening(guests, tables(tables, SEATS), rounds(ROUNDS)).withPins(pins);
  }

  private static String topic(Random random, int topics) {
    return "topic " + random.nextInt(topics);
  }

  /// Any organisation that has no more people yet than there are tables to split them over.
  private static String organisation(Random random, int[] colleagues, int tables) {
    int one = random.nextInt(colleagues.length);
    while (colleagues[one] == tables) {
      one = random.nextInt(colleagues.length);
    }
    colleagues[one]++;
    return "organisation " + one;
  }

  private static long wants(Evening evening) {
    return Figures.of(evening, new Plan(Map.of())).getOrDefault(Term.WANTS, 0L);
  }

  /// Wants that cannot be met without seating colleagues together or moving a host.
  private static long hopeless(Evening evening) {
    return evening.guests().stream()
        .mapToLong(
            guest ->
                guest.talk().wants().stream()
                    .filter(want -> offered(evening, guest, want))
                    .filter(
                        want ->
                            evening.guests().stream()
                                .filter(other -> other.talk().offers().contains(want))
                                .allMatch(other -> keepApart(guest, other)))
                    .count())
        .sum();
  }

  private static boolean offered(Evening evening, Guest guest, String want) {
    return evening.guests().stream()
        .anyMatch(other -> !other.equals(guest) && other.talk().offers().contains(want));
  }

  private static boolean keepApart(Guest guest, Guest other) {
    return (guest.stays() && other.stays())
        || guest.talk().bonds().stream().anyMatch(other.talk().bonds()::contains);
  }

  static Plan random(Evening evening, long seed) {
    Map<Turn, Integer> plan = new HashMap<>();
    for (int r = 0; r < ROUNDS; r++) {
      List<Guest> order = new ArrayList<>(evening.guests());
      Collections.shuffle(order, new Random(seed * 31 + r));
      seatInOrder(plan, order, r);
    }
    return new Plan(plan);
  }

  static Plan friends(Evening evening) {
    List<Guest> order = new ArrayList<>(evening.guests());
    order.sort(Comparator.comparing(g -> g.talk().bonds().toString()));
    Map<Turn, Integer> plan = new HashMap<>();
    for (int r = 0; r < ROUNDS; r++) {
      seatInOrder(plan, order, r);
    }
    return new Plan(plan);
  }

  private static void seatInOrder(Map<Turn, Integer> plan, List<Guest> order, int round) {
    for (int at = 0; at < order.size(); at++) {
      plan.put(new Turn(order.get(at).id(), round), at / SEATS);
    }
  }

  private static Plan seat(String name, Evening evening, long seed, int millis) {
    return timed(name, evening, () -> new SwapMixer(seed).seat(evening, budget(millis)));
  }

  private static Budget budget(int millis) {
    return millis == 0
        ? Budget.steps(0)
        : Budget.time(Duration.ofMillis(millis), MixingBenchmark::nanos);
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Plan timed(String name, Evening evening, Supplier<Outcome> seating) {
    long wall = System.nanoTime();
    long start = nanos();
    Plan plan = plan(seating.get());
    double millis = (nanos() - start) / 1e6;
    show(name, evening, plan, millis, (System.nanoTime() - wall) / 1e6);
    return plan;
  }

  private static void show(String name, Evening evening, Plan plan, double millis, double wall) {
    String figures =
        Figures.of(evening, plan).entrySet().stream()
            .filter(f -> f.getValue() > 0)
            .map(f -> f.getKey() + " " + f.getValue())
            .collect(Collectors.joining(", "));
    System.out.println(
        String.format(Locale.ROOT, "%-30s %6.0f (%6.0f) ms  %s", name, millis, wall, figures)
            + (figures.isEmpty() ? "nothing left to improve" : ""));
  }

  /// Twelve of 120 do not come, then three walk in, after everybody has been told the first round.
  private static void live(Evening dinner, long seed) {
    List<Guest> guests = new ArrayList<>(dinner.guests());
    Collections.shuffle(guests.subList(15, guests.size()), new Random(seed));
    Evening evening = dinner.withGuests(guests);
    Plan before = plan(new SwapMixer(seed).seat(evening, budget(1_000)));
    Set<Turn> told = guests.stream().map(g -> new Turn(g.id(), 0)).collect(Collectors.toSet());
    Evening fewer = evening.withGuests(guests.subList(0, guests.size() - 12));
    for (int walkIn = 0; walkIn < 3; walkIn++) {
      fewer = fewer.joinedBy(guest(5_000 + walkIn, Standing.FIRST_TIMER), Set.of());
    }
    Evening now = fewer;
    for (int millis : new int[] {0, 500}) {
      Plan after =
          timed(
              "12 no-shows, 3 walk-ins, " + millis + " ms",
              now,
              () -> new SwapMixer(seed).repair(now, before, told, budget(millis)));
      System.out.println(
          "  seats changed: " + before.changesTo(after).size() + " of " + after.tables().size());
    }
  }
}
