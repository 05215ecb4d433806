package dev.foyer.seating;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.Room;
import dev.foyer.mixing.Advice;
import dev.foyer.mixing.Adviser;
import dev.foyer.mixing.Bound;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Figures;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Plan;
import dev.foyer.mixing.Reasons;
import dev.foyer.mixing.Table;
import dev.foyer.mixing.Term;
import dev.foyer.mixing.Turn;
import dev.foyer.seating.Seats.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A plan as hosts and organisers see it.
final class SeatingViews {
  private SeatingViews() {}

  /// @param mode `mix` or `purpose`
  record CourseLine(String name, String mode, int minutes, String dish, String story) {}

  /// @param traits `quiet`, `steps`, `confidential`
  record TableLine(String name, int seats, List<String> traits, String topic) {}

  record RoomLine(List<TableLine> tables, List<CourseLine> rounds) {}

  /// @param pinned whether somebody put the guest there by hand
  /// @param told whether the guest knows the table
  record Seat(
      String invitation,
      int index,
      String name,
      boolean firstTimer,
      boolean host,
      boolean here,
      boolean pinned,
      boolean told) {}

  record Seated(int table, String name, int seats, List<Seat> guests) {}

  /// @param without who takes part and has no seat
  record RoundLine(
      int round, String name, boolean called, List<Seated> tables, List<Seat> without) {}

  /// @param fewestRepeats what no plan can be better than
  /// @param broken how often something that has to be is not
  record FiguresLine(
      long guests,
      long repeats,
      long fewestRepeats,
      long colleagues,
      long unhosted,
      long wants,
      long wantsMet,
      long broken) {}

  record Shown(
      RoomLine room,
      boolean planned,
      @Nullable Integer next,
      List<RoundLine> rounds,
      @Nullable FiguresLine figures,
      List<String> advice) {}

  record RoundSeat(
      int round, String course, @Nullable String table, boolean told, String reasons) {}

  static RoomLine room(Room room) {
    return new RoomLine(
        room.tables().stream()
            .map(
                table ->
                    new TableLine(
                        table.name(),
                        table.seats(),
                        table.traits().stream()
                            .map(Room.Trait::name)
                            .map(SeatingViews::word)
                            .toList(),
                        table.topic()))
            .toList(),
        room.rounds().stream()
            .map(
                course ->
                    new CourseLine(
                        course.name(),
                        word(course.mode().name()),
                        course.minutes(),
                        course.dish(),
                        course.story()))
            .toList());
  }

  private static String word(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  /// @param standing empty as long as the room is not laid
  /// @param advice what the evening lacks, a sentence each
  static Shown of(Room room, Optional<Standing> standing, List<String> advice) {
    boolean planned = standing.filter(it -> !it.plan().tables().isEmpty()).isPresent();
    return new Shown(
        room(room),
        planned,
        standing.flatMap(Standing::next).orElse(null),
        planned ? rounds(standing.orElseThrow()) : List.of(),
        planned ? figures(standing.orElseThrow()) : null,
        advice);
  }

  /// What the evening can give and what it cannot, for the organiser alone.
  static List<String> advice(Standing standing) {
    return Adviser.of(standing.evening()).stream().map(Advice::words).toList();
  }

  private static List<RoundLine> rounds(Standing standing) {
    return IntStream.range(0, standing.rounds()).mapToObj(round -> round(standing, round)).toList();
  }

  private static RoundLine round(Standing standing, int round) {
    Evening evening = standing.evening();
    List<Seated> tables = new ArrayList<>();
    for (int t = 0; t < evening.tables().size(); t++) {
      Table table = evening.tables().get(t);
      tables.add(
          new Seated(
              t,
              table.name(),
              table.seats(),
              standing.plan().at(evening, round, t).stream()
                  .map(guest -> seat(standing, new Turn(guest.id(), round), guest))
                  .toList()));
    }
    List<Seat> without =
        evening.guests().stream()
            .filter(guest -> evening.takesPart(guest, round))
            .filter(guest -> standing.plan().table(guest.id(), round).isEmpty())
            .map(guest -> seat(standing, new Turn(guest.id(), round), guest))
            .toList();
    return new RoundLine(
        round,
        standing.room().rounds().get(round).name(),
        standing.called().contains(round),
        tables,
        without);
  }

  private static Seat seat(Standing standing, Turn turn, Guest guest) {
    GuestId id = guest.id();
    return new Seat(
        id.invitation().hex(),
        id.index(),
        guest.name(),
        guest.standing() == Guest.Standing.FIRST_TIMER,
        guest.standing() == Guest.Standing.HOST,
        standing.here().contains(id),
        standing.evening().pins().containsKey(turn),
        standing.told().contains(turn));
  }

  private static FiguresLine figures(Standing standing) {
    Evening evening = standing.evening();
    Map<Term, Long> counts = Figures.of(evening, standing.plan());
    long wants = wants(evening);
    return new FiguresLine(
        evening.guests().size(),
        counts.getOrDefault(Term.REPEATS, 0L),
        Bound.repeats(evening),
        counts.getOrDefault(Term.BONDS, 0L),
        counts.getOrDefault(Term.UNHOSTED, 0L),
        wants,
        wants - counts.getOrDefault(Term.WANTS, 0L),
        counts.entrySet().stream()
            .filter(count -> count.getKey().hard())
            .mapToLong(Map.Entry::getValue)
            .sum());
  }

  /// How many wants there are that somebody else at this event offers.
  private static long wants(Evening evening) {
    return evening.guests().stream()
        .mapToLong(
            guest ->
                guest.talk().wants().stream()
                    .filter(
                        want ->
                            evening.guests().stream()
                                .anyMatch(
                                    other ->
                                        !other.id().equals(guest.id())
                                            && other.talk().offers().contains(want)))
                    .count())
        .sum();
  }

  /// Where a guest sits in each round, and what speaks for it.
  static List<RoundSeat> guest(Standing standing, GuestId guest) {
    return IntStream.range(0, standing.rounds())
        .mapToObj(round -> roundSeat(standing, new Turn(guest, round)))
        .toList();
  }

  private static RoundSeat roundSeat(Standing standing, Turn turn) {
    Evening evening = standing.evening();
    Plan plan = standing.plan();
    return new RoundSeat(
        turn.round(),
        standing.room().rounds().get(turn.round()).name(),
        plan.table(turn.guest(), turn.round())
            .map(t -> evening.tables().get(t).name())
            .orElse(null),
        standing.told().contains(turn),
        Reasons.words(Reasons.of(evening, plan, turn)));
  }
}
