package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Mixer.Outcome;
import dev.foyer.mixing.Mixer.Seated;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Guests, tables and evenings for tests.
final class Party {
  private Party() {}

  static GuestId id(int number) {
    return new GuestId(new InvitationId("%024x".formatted(number)), 0);
  }

  static Guest guest(int number, Standing standing) {
    return new Guest(id(number), "G" + number, standing);
  }

  static List<Guest> guests(int number) {
    return IntStream.range(0, number).mapToObj(n -> guest(n, Standing.RETURNING)).toList();
  }

  static List<Table> tables(int number, int seats) {
    return IntStream.range(0, number)
        .mapToObj(n -> new Table("table " + (n + 1), seats, Set.of()))
        .toList();
  }

  static List<Mode> rounds(int number) {
    return Collections.nCopies(number, Mode.MIX);
  }

  static Plan plan(Outcome outcome) {
    if (outcome instanceof Seated seated) {
      return seated.plan();
    }
    throw new AssertionError("not seated: " + outcome);
  }
}
