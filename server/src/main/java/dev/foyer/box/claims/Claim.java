package dev.foyer.box.claims;

import dev.foyer.box.arrivals.Ask;
import dev.foyer.box.arrivals.Entry;
import dev.foyer.domain.AdmissionRules.Leniency;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.ScanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A claim as it stands on the wire: the same scan, posted to the door that decides.
///
/// @param people how many are here now; 0 if nobody has said
/// @param note a host's reason; empty if there is none
record Claim(
    String event,
    String invitation,
    String scan,
    String station,
    int people,
    Way way,
    Leniency leniency,
    String note) {
  static Claim of(EventId event, Entry entry, InvitationId invitation) {
    return new Claim(
        event.hex(),
        invitation.hex(),
        entry.ask().scan().hex(),
        entry.ask().station().hex(),
        entry.ask().people(),
        entry.way(),
        entry.leniency(),
        entry.note().value());
  }

  EventId eventId() {
    return new EventId(event);
  }

  InvitationId invitationId() {
    return new InvitationId(invitation);
  }

  Entry entry() {
    Ask ask = new Ask(new ScanId(scan), new DeviceId(station), people);
    PrivateText said = note.isEmpty() ? PrivateText.NONE : new PrivateText(note);
    return new Entry(ask, way, leniency, said, List.of(), null);
  }

  /// What the door that decides says.
  ///
  /// @param why it holds the guest up
  record Reply(Word word, @Nullable HelpCause why) {}

  enum Word {
    /// It is journaled there.
    ADMITTED,
    HELD,
    /// What it knows tells the asker what to say.
    KNOWN,
    /// It does not decide: it has not heard of the invitation, or its doors are open for something
    /// else.
    NOT_MINE
  }
}
