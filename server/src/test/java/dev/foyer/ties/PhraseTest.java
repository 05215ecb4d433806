package dev.foyer.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
  @ParameterizedTest
  @CsvSource({
    "a venue for 40 people, a venue in the harbour, true",
    "help with pricing, Pricing, true",
    "social app stores, Social App Store, true",
    "en lokale, Lokale på havna, true",
    "pricing, hiring, false",
    "somebody with a boat, somebody with a car, false",
    "looking for help, can help with tax, false",
    "Café, cafe, true",
    "資金調達, 資金調達, true"
  })
  void twoPhrasesMeetIfTheySpeakOfTheSameThing(String one, String other, boolean meets) {
    assertEquals(meets, Phrase.of(one).meets(Phrase.of(other)));
    assertEquals(meets, Phrase.of(other).meets(Phrase.of(one)));
  }
}
