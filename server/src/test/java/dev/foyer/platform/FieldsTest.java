package dev.foyer.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
  @Test
  void controlCharactersAreSpacesAndNothingTurnsTheDirectionOfWords() {
    assertEquals("Ana  Q", Fields.text("name", "\u0000Ana\r\nQ\u0007", 20));
    assertEquals("Ana", Fields.text("name", "\u202eA\u2066n\u2069a\u202c", 20));
    assertEquals("", Fields.optionalText("note", "\u202e\u0085", 20));
    assertThrows(Problem.class, () -> Fields.text("name", "\u202e\u0000", 20));
  }

  @Test
  void aTextOfWhichNothingCanBeSeenIsEmpty() {
    for (String unseen : List.of("\u200b", "\u200d \u2060", "\u3164", "\u2800\u2003", "\u00ad")) {
      Problem refusal = assertThrows(Problem.class, () -> Fields.text("name", unseen, 20));
      assertEquals("The field \"name\" is empty.", refusal.title());
    }
    assertEquals("\u200b.", Fields.text("name", "\u200b.", 20));
  }

  @Test
  void wordsOfAllScriptsStayAsTheyAre() {
    for (String name : new String[] {"Łukasz Żółć", "שלום", "می\u200cخواهم", "👩\u200d🚀 Mai"}) {
      assertEquals(name, Fields.text("name", " " + name + " ", 40));
    }
  }
}
