package dev.foyer.organising;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.organising.GuestRow.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestRowTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "\u200b", "\u2066\u202d", "\u3164\u3164", "\u2800", "\u001b\u0000"})
  void aNameOfWhichNothingCanBeSeenIsNone(String name) {
    assertEquals(new Reading.Bad(7, "There is no name."), read(name));
  }

  @Test
  void printerCommandsAreANameLikeAnyOther() {
    Reading.Good good = (Reading.Good) read("\u001b@^XZ^XA^JUS^XZ\u202e");
    assertEquals("@^XZ^XA^JUS^XZ", good.row().name());
  }

  private static Reading read(String name) {
    return GuestRow.read(new ListFile.Row(7, List.of(name)), Map.of(Field.NAME, 0), 1);
  }
}
