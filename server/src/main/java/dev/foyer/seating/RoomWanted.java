package dev.foyer.seating;

import dev.foyer.domain.Room;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Room.Mode;
import dev.foyer.domain.Room.RoomTable;
import dev.foyer.domain.Room.Trait;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A room as an organiser sends it.
record RoomWanted(@Nullable List<TableWanted> tables, @Nullable List<CourseWanted> rounds) {
  private static final int MOST_MINUTES = 600;

  record TableWanted(
      @Nullable String name,
      @Nullable Integer seats,
      @Nullable List<String> traits,
      @Nullable String topic) {}

  record CourseWanted(
      @Nullable String name,
      @Nullable String mode,
      @Nullable Integer minutes,
      @Nullable String dish,
      @Nullable String story) {}

  /// @throws Problem 400 with a sentence that says what to change
  Room room() {
    List<TableWanted> some = Fields.required("tables", tables);
    List<CourseWanted> courses = Fields.required("rounds", rounds);
    if (some.size() > Room.MOST_TABLES || courses.size() > Room.MOST_ROUNDS) {
      throw Problem.field("tables", "A room has at most 500 tables and 10 rounds.");
    }
    List<RoomTable> laid = some.stream().map(RoomWanted::table).toList();
    if (laid.stream().map(RoomTable::name).distinct().count() < laid.size()) {
      throw Problem.field("tables", "Two tables have one name: give each a name of its own.");
    }
    return new Room(laid, courses.stream().map(RoomWanted::course).toList());
  }

  private static RoomTable table(TableWanted wanted) {
    int seats = Fields.required("seats", wanted.seats());
    if (seats < 1 || seats > Room.MOST_SEATS) {
      throw Problem.field("seats", "A table has 1 to " + Room.MOST_SEATS + " seats.");
    }
    List<Trait> traits =
        Optional.ofNullable(wanted.traits()).orElse(List.of()).stream()
            .map(word -> Fields.parsed("traits", word, RoomWanted::trait))
            .toList();
    return new RoomTable(
        Fields.text("name", wanted.name(), 20),
        seats,
        traits,
        Fields.optionalText("topic", wanted.topic(), 120));
  }

  private static Trait trait(String word) {
    return Trait.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Course course(CourseWanted wanted) {
    int minutes = Optional.ofNullable(wanted.minutes()).orElse(30);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw Problem.field("minutes", "A round takes 1 to " + MOST_MINUTES + " minutes.");
    }
    String mode = Optional.ofNullable(wanted.mode()).orElse("mix");
    return new Course(
        Fields.text("name", wanted.name(), 60),
        Fields.parsed("mode", mode, word -> Mode.valueOf(word.toUpperCase(Locale.ROOT))),
        minutes,
        Fields.optionalText("dish", wanted.dish(), 120),
        Fields.optionalText("story", wanted.story(), 500));
  }
}
