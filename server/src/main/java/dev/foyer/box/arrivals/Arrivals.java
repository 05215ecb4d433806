package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.Reading.Badge;
import dev.foyer.box.arrivals.Reading.Known;
import dev.foyer.box.arrivals.Reading.Nothing;
import dev.foyer.box.arrivals.Reading.Strange;
import dev.foyer.box.arrivals.Reading.Unclear;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.platform.Problem;

/// The door: who comes in by a scan, a typed code or a host's tap. Read a text, decide by the
/// rules, write and force, answer. Thread-safe.
public final class Arrivals {
  private final Setting setting;
  private final OpenList list;
  private final TokenReader reader;
  private final Doorway doorway;
  private final Strangers strangers;

  /// A box that stands alone.
  public Arrivals(Setting setting, BadgeDesk desk) {
    this(setting, desk, Owners.ALONE);
  }

  /// @param owners who decides about an invitation
  public Arrivals(Setting setting, BadgeDesk desk, Owners owners) {
    this.setting = setting;
    list = new OpenList(setting.box());
    reader = new TokenReader(setting);
    doorway = new Doorway(setting, desk, owners);
    strangers = new Strangers(setting, doorway);
  }

  /// A station has read this text.
  ///
  /// @throws dev.foyer.journal.JournalStopped if nothing can be acknowledged any more
  public Answer scan(Ask ask, String text) {
    return doorway.once(ask, "scan " + text, () -> read(ask, text));
  }

  /// A host has tapped on a guest's name.
  public Answer checkIn(Ask ask, InvitationId invitation) {
    checkKnown(invitation);
    return doorway.once(
        ask,
        "check-in " + invitation.hex(),
        () -> doorway.listed(Entry.of(ask, Way.HOST), invitation));
  }

  /// A host lets a guest of the list in, whatever holds the guest up, and says why.
  public Answer letIn(Ask ask, InvitationId invitation, String reason) {
    checkKnown(invitation);
    Entry entry = Entry.byHost(ask, Way.LET_IN, reason);
    return doorway.once(
        ask, "let-in " + invitation.hex() + " " + reason, () -> strangers.letIn(entry, invitation));
  }

  /// What became of a claim that another door makes.
  public sealed interface Claimed {
    /// The guest is admitted, and that is on disk here.
    record Admitted() implements Claimed {}

    record Held(HelpCause why) implements Claimed {}

    /// The other door finds out by itself from what is known here.
    record Known() implements Claimed {}

    /// This box has not heard of the invitation yet: the other door knows more.
    record Unheard() implements Claimed {}
  }

  /// Another door claims a guest whom it would admit.
  ///
  /// @throws dev.foyer.journal.JournalStopped if nothing can be acknowledged any more
  public Claimed claim(Entry entry, InvitationId invitation) {
    boolean known =
        setting
            .memory()
            .read(state -> state.guests().find(invitation).flatMap(Invitation::terms).isPresent());
    return known ? doorway.claimed(entry, invitation) : new Claimed.Unheard();
  }

  /// The ways in for those who are not on the list.
  public Strangers strangers() {
    return strangers;
  }

  private Answer read(Ask ask, String text) {
    return switch (reader.read(text, ask.station())) {
      case Known known -> doorway.listed(Entry.of(ask, known.way()), shown(known.invitation()));
      case Strange strange -> doorway.unlisted(Entry.of(ask, Way.SCAN), strange.token());
      case Unclear unclear -> doorway.ambiguous(Entry.of(ask, Way.CODE));
      case Badge badge -> doorway.badge(ask, badge.guest());
      case Nothing nothing ->
          new Answer.Refused(ask.scan(), nothing.refusal(), nothing.retryAfter());
    };
  }

  private InvitationId shown(InvitationId invitation) {
    return setting.memory().read(state -> list.shown(state, invitation));
  }

  private void checkKnown(InvitationId invitation) {
    if (setting.memory().read(state -> state.guests().find(invitation)).isEmpty()) {
      throw Problem.unknown("guest");
    }
  }
}
