package dev.foyer.ties;

import dev.foyer.handoff.ContactCard;
import dev.foyer.mail.Mailbox;
import dev.foyer.qr.QrCode;
import java.util.Optional;

/// What a mutual yes hands over of one person; empty parts are not known.
public record Contact(String name, String email, String organisation) {
  /// As much as a [ContactCard] takes of a name or an organisation.
  private static final int MOST = 100;

  /// The contact as a card for a phone. What a card cannot hold is left out or cut, never refused:
  /// both have said yes.
  public QrCode code() {
    return new ContactCard(cut(name), mailbox(), Optional.of(cut(organisation))).code();
  }

  private Optional<Mailbox> mailbox() {
    try {
      return email.isEmpty() ? Optional.empty() : Optional.of(new Mailbox("", email));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text) {
    int end = text.offsetByCodePoints(0, Math.min(MOST / 2, text.codePointCount(0, text.length())));
    return text.length() <= MOST ? text : text.substring(0, end);
  }

  @Override
  public String toString() {
    return "(a contact)";
  }
}
