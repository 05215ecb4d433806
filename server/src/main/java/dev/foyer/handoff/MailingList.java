package dev.foyer.handoff;

import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import java.time.Instant;
import java.util.List;

/// A conversation is told to a mailing list, as a letter of plain text. Answers go to the list,
/// whose members are its own business: nobody is put on it from here.
///
/// @param list its address
/// @param from a member who may write to it, as a rule central's own address
public record MailingList(Mailbox list, Mailbox from) {
  /// @param date from which on it is due
  /// @throws IllegalArgumentException with the sentence of [Stub#obstacle]
  public Delivery.Mail letter(Stub stub, Instant date) {
    Shared shared = stub.on(Channel.MAILING_LIST);
    Letter.Heading heading = new Letter.Heading(from, list, shared.words().topic(), date);
    String id = "handoff-" + stub.id() + "-list";
    return new Delivery.Mail(Letter.of(id, heading, List.of(), Letter.Body.plain(shared.plain())));
  }
}
