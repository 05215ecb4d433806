package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A label's dots.
class LabelTest {
  @Property(tries = 100)
  void theMiddleOfALabelLosesAsMuchOnEitherSide(@ForAll @IntRange(min = 1, max = 811) int dots) {
    Label label = Pictures.fields(dots);
    Label middle = label.middle(dots);
    int left = (label.width() - dots) / 2;
    assertEquals(dots, middle.width());
    for (int y = 0; y < label.height(); y += 7) {
      for (int x = 0; x < dots; x += 3) {
        assertEquals(label.black(left + x, y), middle.black(x, y), "dot " + x + ", " + y);
      }
    }
  }

  @Test
  void aHeadThatIsWideEnoughTakesTheLabelAsItIs() {
    Label label = Pictures.fields(1);
    assertSame(label, label.middle(label.width()));
  }
}
