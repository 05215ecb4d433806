package dev.foyer.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignTest {
  @ParameterizedTest
  @CsvSource({"2,4", "2,8", "2,32", "3,9", "3,27", "5,25", "7,7", "13,13"})
  void everyElementOfAFieldButNoughtDividesAllOthers(int prime, int order) {
    Field field = new Field(prime, order);
    for (int a = 1; a < order; a++) {
      Set<Integer> products = new HashSet<>();
      Set<Integer> sums = new HashSet<>();
      for (int b = 0; b < order; b++) {
        products.add(field.times(a, b));
        sums.add(field.plus(a, b));
        assertEquals(field.times(b, a), field.times(a, b));
        for (int c = 0; c < order; c++) {
          assertEquals(
              field.times(a, field.plus(b, c)), field.plus(field.times(a, b), field.times(a, c)));
        }
      }
      assertEquals(order, products.size());
      assertEquals(order, sums.size());
    }
  }

  @Test
  void nobodyMeetsTwiceInAnyDesignOfUpTo32Tables() {
    for (int tables = 1; tables <= 32; tables++) {
      for (int columns = 1; columns <= Math.min(tables + 1, 9); columns++) {
        assertEquals(0, repeats(tables, columns), tables + " tables of " + columns);
      }
    }
  }

  @Test
  void nobodyMeetsTwiceInTenRoundsOfThirtyTwoGolfers() {
    assertEquals(10, Golfers.size());
    assertEquals(0, repeats(8, 4, 10, Golfers::table));
  }

  private interface Seating {
    int table(int round, int column, int y);
  }

  private static int repeats(int tables, int columns) {
    Design design = new Design(tables, columns);
    return repeats(tables, columns, design.rounds(), design::table);
  }

  private static int repeats(int tables, int columns, int rounds, Seating design) {
    int places = tables * columns;
    int repeats = 0;
    boolean[] met = new boolean[places * places];
    for (int r = 0; r < rounds; r++) {
      int[] at = new int[places];
      int[] size = new int[tables];
      for (int p = 0; p < places; p++) {
        at[p] = design.table(r, p / tables, p % tables);
        size[at[p]]++;
        for (int o = 0; o < p; o++) {
          if (at[o] == at[p]) {
            repeats += met[o * places + p] ? 1 : 0;
            met[o * places + p] = true;
          }
        }
      }
      for (int table = 0; table < tables; table++) {
        assertEquals(columns, size[table]);
      }
    }
    return repeats;
  }

  @ParameterizedTest
  @CsvSource({"8,4,9", "15,8,3", "16,4,21", "25,5,31", "9,3,13", "10,4,2"})
  void hasAsManyRoundsAsTheFieldGives(int tables, int columns, int rounds) {
    assertEquals(rounds, new Design(tables, columns).rounds());
  }

  @Test
  void thoseOfTheFirstColumnKeepTheirTableAndMeetOthersEachTime() {
    Design design = new Design(15, 8);
    for (int y = 0; y < 15; y++) {
      for (int r = 0; r < design.staying(); r++) {
        assertEquals(y, design.table(r, 0, y));
      }
      assertNotEquals(design.table(0, 1, y), design.table(1, 1, y));
    }
    assertTrue(design.staying() >= 3);
  }
}
