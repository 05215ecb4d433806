package dev.foyer.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.mail.Mailbox;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Cards as an address book takes them.
class ContactCardTest {
  private static ContactCard card(String name, String organisation) {
    return new ContactCard(
        name, Optional.of(Mailbox.of("asa.lindstrom@example.org")), Optional.of(organisation));
  }

  private static String text(ContactCard card) {
    return new String(card.file().toArray(), StandardCharsets.UTF_8);
  }

  @Test
  void anAddressBookReadsExactlyWhatWasAgreedTo() {
    VCard read = Ezvcard.parse(text(card("Åsa Lindström", "Kök; & Co, AB"))).first();
    assertEquals(VCardVersion.V3_0, read.getVersion());
    assertEquals("Åsa Lindström", read.getFormattedName().getValue());
    assertEquals("asa.lindstrom@example.org", read.getEmails().getFirst().getValue());
    assertEquals(List.of("Kök; & Co, AB"), read.getOrganization().getValues());
    assertTrue(read.validate(VCardVersion.V3_0).isEmpty());
    assertEquals(4, read.getProperties().size(), "name twice, mail, organisation");
  }

  @Test
  void whatWasNotAgreedToIsNotThere() {
    String text = text(new ContactCard("Åsa", Optional.empty(), Optional.empty()));
    assertEquals("BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Åsa\r\nFN:Åsa\r\nEND:VCARD\r\n", text);
  }

  @Test
  void aCodeOfItFitsASlipAndIsReadByZxing() {
    for (String name : List.of("Asa Lindstrom", "Åsa Lindström", "李雷", "Ольга 🎉", "äöü")) {
      ContactCard card = card(name, "Kök & Co");
      assertEquals(text(card), Codes.read(card.code()), name);
    }
    ContactCard usual = card("Åsa Lindström", "Kök & Co");
    assertEquals(8, usual.code().version());
    assertEquals(49, usual.code().size());
  }

  @Test
  void aCodeThatWouldBeTooLargeLeavesTheOrganisationOut() {
    ContactCard large = card("И".repeat(60), "О".repeat(100));
    assertTrue(large.code().version() <= 15);
    assertFalse(Codes.read(large.code()).contains("ORG"));
    assertTrue(text(large).contains("ORG"));
  }

  @Test
  void noLineIsFolded() {
    String text = text(card("Å".repeat(100), "x"));
    assertTrue(text.contains("FN:" + "Å".repeat(100) + "\r\n"), text);
  }

  @Test
  void aNameAddsNoFieldOfItsOwn() {
    String text = text(card("Åsa\r\nTEL:112", "x"));
    assertTrue(text.contains("FN:Åsa TEL:112\r\n"), text);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ContactCard(" ", Optional.empty(), Optional.empty()));
  }
}
