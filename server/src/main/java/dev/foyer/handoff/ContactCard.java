package dev.foyer.handoff;

import dev.foyer.domain.Bytes;
import dev.foyer.mail.Header;
import dev.foyer.mail.Mailbox;
import dev.foyer.qr.QrCode;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.property.StructuredName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A card for those who want to keep in touch: what its owner has agreed to give and nothing else.
///
/// It is written as vCard 3.0 (RFC 2426): Android's contacts and others take 3.0 and refuse 4.0
/// (github.com/Astrotomic/laravel-vcard issues 6 and 17, mozilla-b2g/gaia pull request 17707), and
/// Apple's write 3.0 themselves; with these three fields 4.0 has nothing to add. Lines are not
/// folded: a code has none to break, and the fields are short.
///
/// @param name as its owner writes it; it is not cut into given and family name, which nobody can
///   do for all languages
public record ContactCard(String name, Optional<Mailbox> mail, Optional<String> organisation) {
  /// The largest code with an organisation: 77 modules a side. On a printer of 203 dpi with 4 dots
  /// a module that is 42 mm with its margin, as wide as a slip is.
  private static final int MOST_VERSION = 15;

  private static final int MOST = 100;

  public ContactCard {
    name = Header.oneLine(name);
    organisation = organisation.map(Header::oneLine).filter(text -> !text.isEmpty());
    if (name.isEmpty() || name.length() > MOST) {
      throw new IllegalArgumentException("A contact card has a name of up to 100 characters.");
    }
    if (organisation.filter(text -> text.length() > MOST).isPresent()) {
      throw new IllegalArgumentException(
          "An organisation on a contact card has up to 100 characters: shorten it.");
    }
  }

  /// The card as a file for `text/vcard`, in UTF-8.
  public Bytes file() {
    return Bytes.of(text().getBytes(StandardCharsets.UTF_8));
  }

  /// The card as a code; without the organisation if it would be larger than version 15. Most cards
  /// take version 6 to 9; a name of a hundred letters with an address as long goes beyond 15.
  public QrCode code() {
    QrCode whole = QrCode.of(text());
    return whole.version() <= MOST_VERSION || organisation.isEmpty()
        ? whole
        : new ContactCard(name, mail, Optional.empty()).code();
  }

  private String text() {
    VCard card = new VCard(VCardVersion.V3_0);
    StructuredName structured = new StructuredName();
    structured.setGiven(name);
    card.setStructuredName(structured);
    card.setFormattedName(name);
    mail.ifPresent(box -> card.addEmail(box.address()));
    organisation.ifPresent(card::setOrganization);
    StringWriter text = new StringWriter();
    try (VCardWriter writer = new VCardWriter(text, VCardVersion.V3_0)) {
      writer.setAddProdId(false);
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(card);
    } catch (IOException e) {
      throw new UncheckedIOException("a card could not be written in memory", e);
    }
    return text.toString();
  }

  /// Without the name, which is not for logs.
  @Override
  public String toString() {
    return "a contact card";
  }
}
