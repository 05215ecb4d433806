package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.List;

/// Rounds for `columns` × `tables` places in which no two places share a table twice. Place `(c,
/// y)` sits in round m at table y + m·c, over the product of the finite fields whose orders are the
/// prime powers of `tables`; rounds are diagonal elements, so their differences are units and two
/// places with different c meet exactly once at most; places with the same c never meet. This is
/// the transversal design of the Latin squares y + m·c (Bose 1938, MacNeish 1922 for products).
/// Once those rounds are used up, and if `columns` divides `tables`, the places of one column, who
/// have not met, are seated by a smaller design (Harvey and Winterer, "Solving the MOLR and social
/// golfer problems", CP 2005, list such constructions). Column 0 keeps its table in all rounds but
/// the latter.
final class Design {
  private final int tables;
  private final int columns;
  private final List<Field> fields = new ArrayList<>();

  /// @param columns places at a table; with more of them than tables there is one round only
  Design(int tables, int columns) {
    this.tables = tables;
    this.columns = columns;
    int rest = tables;
    for (int p = 2; rest > 1; p++) {
      int power = 1;
      while (rest % p == 0) {
        rest /= p;
        power *= p;
      }
      if (power > 1) {
        fields.add(new Field(p, power));
      }
    }
  }

  /// How many rounds there are in which column 0 stays.
  int staying() {
    return columns > tables ? 1 : fields.stream().mapToInt(f -> f.order).min().orElse(1);
  }

  /// How many rounds there are.
  int rounds() {
    return staying() + (splits() ? inner().rounds() : 0);
  }

  int table(int round, int column, int y) {
    if (round >= staying()) {
      Design inner = inner();
      return column * inner.tables + inner.table(round - staying(), y % columns, y / columns);
    }
    int table = 0;
    int unit = 1;
    for (Field field : fields) {
      int c = column / unit % field.order;
      int digit = y / unit % field.order;
      table += field.plus(digit, field.times(round, c)) * unit;
      unit *= field.order;
    }
    return table;
  }

  private boolean splits() {
    return columns > 1 && tables % columns == 0;
  }

  private Design inner() {
    return new Design(tables / columns, columns);
  }
}
