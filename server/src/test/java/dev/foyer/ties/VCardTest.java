package dev.foyer.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VCardTest {
  @Test
  void aCardSaysNameOrganisationAndAddress() {
    assertEquals(
        String.join(
            "\r\n",
            "BEGIN:VCARD",
            "VERSION:3.0",
            "N:Quintero;Ana;;;",
            "FN:Ana Quintero",
            "ORG:Sol SL",
            "EMAIL;TYPE=INTERNET:ana@example.org",
            "END:VCARD",
            ""),
        new VCard("Ana Quintero", "ana@example.org", "Sol SL").text());
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    String card = new VCard("Mei", "", "").text();
    assertFalse(card.contains("EMAIL"));
    assertFalse(card.contains("ORG"));
    assertTrue(card.contains("N:;Mei;;;"));
  }

  @Test
  void aNameCannotAddALineOfItsOwn() {
    String card = new VCard("Eve\r\nTEL:123; x, \\y", "", "").text();
    assertTrue(card.contains("FN:Eve\\nTEL:123\\; x\\, \\\\y\r\n"), card);
  }

  @Test
  void longLinesAreFoldedBetweenCharacters() {
    String card = new VCard("Å".repeat(100), "", "").text();
    for (String line : card.split("\r\n", -1)) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
    }
    assertTrue(card.replace("\r\n ", "").contains("FN:" + "Å".repeat(100)));
  }
}
