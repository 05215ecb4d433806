package dev.foyer.ties;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ContactTest {
  @Test
  void whateverAProfileHoldsBecomesACard() {
    for (String name : new String[] {"Ana", "Å".repeat(120), "😀".repeat(60), "Eve\r\nTEL:1"}) {
      for (String email : new String[] {"", "ana@example.org", "no address", "æ@example.org"}) {
        for (String organisation : new String[] {"", "Sol SL", "o".repeat(1_000)}) {
          assertTrue(new Contact(name, email, organisation).code().size() >= 21);
        }
      }
    }
  }

  @Test
  void nothingOfItIsForLogs() {
    assertTrue(!new Contact("Ana", "ana@example.org", "").toString().contains("Ana"));
  }
}
