package dev.foyer.box.arrivals;

import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.InvitationId;

/// Who decides about an invitation where several boxes stand at the doors of one event.
public interface Owners {
  /// What the one that decides has said.
  sealed interface Ruling {
    /// This box decides.
    record Ours() implements Ruling {}

    /// Another box has admitted the guest, and what it wrote is known here.
    record Admitted() implements Ruling {}

    /// The guest is held up, unless this box's own rules already know why.
    record Held(HelpCause why) implements Ruling {}
  }

  /// A claim on a guest who would be admitted here.
  ///
  /// @return what follows; never throws because of another door
  Ruling claim(Entry entry, InvitationId invitation);

  /// A box that stands alone.
  Owners ALONE = (entry, invitation) -> new Ruling.Ours();
}
