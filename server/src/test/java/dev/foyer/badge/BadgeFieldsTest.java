package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgeFieldsTest {
  @ParameterizedTest
  @CsvSource({
    "'  Ana \u00a0\u2003 Lima\u3000', Ana Lima",
    "'Ana\r\nLima', Ana Lima",
    "'\u001b@\u001bE\u0000\u0007\u009bAna', @EAna",
    "'\u202eolleh\u202c \u2067Bo\u2069', olleh Bo",
    "'A\ufdd0n\ufffea', Ana",
    "'a\u206ab', ab",
    "'می\u200cخواهم', می\u200cخواهم",
    "'A\u200f!', A\u200f!",
  })
  void aTextIsOneLineOfWhatIsRead(String typed, String text) {
    assertEquals(text, field(typed).text("name"));
  }

  @Test
  void aFieldIsEmptyIfNothingInItCanBeSeen() {
    assertEquals("", field("\u200b\u2060 \u3164").text("name"));
    assertTrue(field("\u200b\u2060 \u3164").isInvisible("name"));
    assertFalse(field("  ").isInvisible("name"));
    assertFalse(field("Ana").isInvisible("name"));
    assertFalse(field("Ana").isInvisible("role"));
  }

  private static BadgeFields field(String name) {
    return new BadgeFields(Map.of("name", name));
  }
}
