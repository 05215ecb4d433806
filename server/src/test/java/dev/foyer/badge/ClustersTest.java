package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {
  @Test
  void whatPeopleTakeForACharacterIsOneCluster() {
    assertEquals(
        List.of("ễ", "👩\u200d👩\u200d👧", "🇳🇴", "🇮🇪", "क्ष", "กำ", "👍🏽"),
        Clusters.of("e\u0302\u0303👩\u200d👩\u200d👧🇳🇴🇮🇪क्षกำ👍🏽"));
  }

  @Test
  void aLongTextEndsInAnEllipsis() {
    assertEquals(Clusters.MOST, Clusters.of("x".repeat(200)).size());
    assertEquals("x", Clusters.of("x".repeat(200)).getLast());
    assertEquals(Clusters.MOST + 1, Clusters.of("x".repeat(201)).size());
    assertEquals("…", Clusters.of("x".repeat(201)).getLast());
  }

  @Test
  void noCharacterIsCutInTwo() {
    List<String> clusters = Clusters.of("x" + "🎉".repeat(5_000));
    assertEquals("🎉", clusters.get(Clusters.MOST - 1));
    assertEquals(
        List.of("x", "…"),
        Clusters.of("x" + "\u0301".repeat(9_000)).stream().map(c -> c.substring(0, 1)).toList());
  }

  @Test
  void marksOnALetterAreBoundedAndJoinersAreNotMarks() {
    assertEquals(
        List.of("x" + "\u0330".repeat(Clusters.MOST_MARKS)), Clusters.of("x" + "\u0330".repeat(9)));
    assertEquals(
        List.of("🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f"),
        Clusters.of("🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f"));
  }

  @Test
  void aSequenceThatIsCutShortSaysSo() {
    List<String> clusters = Clusters.of("🎉" + "\u200d🎉".repeat(20));
    assertEquals(2, clusters.size());
    assertEquals("…", clusters.getLast());
  }

  @Test
  void joinersSelectorsAndFillersCannotBeSeen() {
    assertFalse(Clusters.isVisible("\u200d\u200c\ufe0f\u3164\u00ad \u2800\u3000"));
    assertTrue(Clusters.isVisible("\u200d."));
  }

  @Test
  void staffReadNumbersWhereThereIsNoCharacter() {
    assertEquals("王", Clusters.legible("王"));
    assertEquals("[U+E000]", Clusters.legible("\ue000"));
    assertEquals("[U+D83D]", Clusters.legible("\ud83d"));
    assertEquals("[U+0378]x", Clusters.legible("\u0378x"));
    assertEquals("\uD83E\uDEEA", Clusters.legible("\uD83E\uDEEA"), "their screens have it");
  }
}
