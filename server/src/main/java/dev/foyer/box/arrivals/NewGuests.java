package dev.foyer.box.arrivals;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the invitation that is missing and admits on it, in one group of facts. Thread-safe.
final class NewGuests {
  private static final long FIRST = 1;

  /// Terms made at a door give way to whatever the issuer of the token says.
  private static final long UNTIL_THE_ISSUER_SPEAKS = 0;

  private final Setting setting;
  private final Doorway doorway;
  private final SecureRandom random = new SecureRandom();

  /// Somebody whom the list does not know.
  ///
  /// @param shown the sound token to this event that they showed, if they did
  record Stranger(
      Profile profile, Newcomer newcomer, @Nullable PersonId inviter, @Nullable Shown shown) {}

  /// A sound token that is not on the list.
  ///
  /// @param token its SHA-256
  record Shown(InvitationId invitation, @Nullable Bytes token) {}

  NewGuests(Setting setting, Doorway doorway) {
    this.setting = setting;
    this.doorway = doorway;
  }

  Answer admit(Entry entry, Stranger stranger) {
    Optional<EventId> open = openEvent();
    if (open.isEmpty()) {
      return doorway.held(entry, HelpCause.NO_EVENT);
    }
    PersonId person = PersonId.of(mint(PersonId.SIZE));
    Shown shown = stranger.shown();
    Terms terms =
        new Terms(
            open.get(),
            person,
            people(entry),
            stranger.inviter(),
            stranger.newcomer(),
            shown == null ? Source.WALK_IN : Source.TOKEN_AT_THE_DOOR,
            shown == null ? null : shown.token());
    InvitationIssued issued =
        shown == null
            ? new InvitationIssued(mintInvitation(), FIRST, terms)
            : new InvitationIssued(shown.invitation(), UNTIL_THE_ISSUER_SPEAKS, terms);
    return admit(entry, List.of(new PersonProfiled(person, FIRST, stranger.profile())), issued);
  }

  /// Admits the guests of another event's invitation to the open one: as many as are here, which a
  /// party is asked.
  Answer transfer(Entry entry, Transfer from) {
    Terms other = from.terms();
    if (other.people() > 1 && entry.ask().people() == 0) {
      return doorway.howManyOfOthers(entry, from.invitation());
    }
    Terms here =
        new Terms(
            openEvent().orElseThrow(),
            other.person(),
            people(entry),
            other.inviter(),
            other.newcomer(),
            Source.WALK_IN,
            null);
    return admit(entry, List.of(), new InvitationIssued(mintInvitation(), FIRST, here));
  }

  /// An invitation to another event, and its terms.
  record Transfer(InvitationId invitation, Terms terms) {}

  /// How many come in now: one, unless a host has said.
  private static int people(Entry entry) {
    return Math.max(1, entry.ask().people());
  }

  private Answer admit(Entry entry, List<FactBody> before, InvitationIssued issued) {
    List<FactBody> first = new ArrayList<>(before);
    first.add(issued);
    first.addAll(entry.first());
    Terms terms = issued.terms();
    List<GuestAdmitted> admitted =
        IntStream.range(0, terms.people())
            .mapToObj(
                index ->
                    new GuestAdmitted(
                        new GuestId(issued.invitation(), index),
                        1,
                        terms.event(),
                        entry.passage(),
                        terms.person(),
                        entry.note()))
            .toList();
    return doorway.admitNew(entry.after(first), admitted);
  }

  private Optional<EventId> openEvent() {
    return setting.memory().read(state -> state.guests().openAt(setting.box()));
  }

  private InvitationId mintInvitation() {
    return InvitationId.of(mint(InvitationId.SIZE));
  }

  private byte[] mint(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
