package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.NewGuests.Shown;
import dev.foyer.box.arrivals.NewGuests.Stranger;
import dev.foyer.box.arrivals.NewGuests.Transfer;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.Case;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.platform.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A host's ways in for those whom the list does not know, or not for this event: a walk-in, a
/// token that the box has never heard of, a guest of another event, "this is that guest".
/// Thread-safe.
public final class Strangers {
  private final Setting setting;
  private final Doorway doorway;
  private final NewGuests newGuests;
  private final OpenList list;
  private final Claims<RequestId> requests = new Claims<>();

  Strangers(Setting setting, Doorway doorway) {
    this.setting = setting;
    this.doorway = doorway;
    list = new OpenList(setting.box());
    newGuests = new NewGuests(setting, doorway);
  }

  /// Somebody who came without an invitation.
  ///
  /// @param vouchedBy the invitation of a member who answers for them
  /// @param request the request that this settles
  public record WalkIn(
      Profile profile,
      Newcomer newcomer,
      @Nullable InvitationId vouchedBy,
      @Nullable RequestId request) {}

  /// What a host says about somebody who is let in.
  ///
  /// @param name needed if nobody knows it yet; else empty
  public record Word(String name, String reason) {}

  /// A host adds somebody who is not on the list.
  public Answer walkIn(Ask ask, WalkIn walkIn) {
    RequestId request = walkIn.request();
    return doorway.once(
        ask,
        "walk-in " + walkIn.profile().name() + " " + walkIn,
        () ->
            request == null
                ? walkIn(Entry.byHost(ask, Way.WALK_IN, ""), walkIn)
                : requests.alone(
                    request, () -> walkIn(settling(ask, Way.WALK_IN, request), walkIn)));
  }

  private Answer walkIn(Entry entry, WalkIn walkIn) {
    PersonId inviter = voucher(walkIn.vouchedBy());
    return newGuests.admit(entry, new Stranger(walkIn.profile(), walkIn.newcomer(), inviter, null));
  }

  private Entry settling(Ask ask, Way way, RequestId request) {
    return Entry.byHost(ask, way, "").after(closing(open(request), ask.station()));
  }

  /// A host lets in whoever a request is about.
  public Answer letIn(Ask ask, RequestId id, Word word) {
    return doorway.once(
        ask,
        "let-in " + id.hex() + " " + word,
        () -> requests.alone(id, () -> letIn(ask, open(id), word)));
  }

  /// A host says that a request is about this guest of the list.
  public Answer merge(Ask ask, RequestId id, InvitationId invitation) {
    return doorway.once(
        ask,
        "merge " + id.hex() + " " + invitation.hex(),
        () -> requests.alone(id, () -> merge(settling(ask, Way.HOST, id), invitation)));
  }

  private Answer merge(Entry entry, InvitationId invitation) {
    checkKnown(invitation);
    return letIn(entry, invitation);
  }

  /// Lets a guest of the list in, on an invitation to the open event: theirs, or one made now.
  Answer letIn(Entry entry, InvitationId id) {
    Optional<InvitationId> here = toTheOpenEvent(id);
    if (here.isPresent()) {
      return doorway.listed(entry, here.get());
    }
    Optional<Answer> transferred =
        doorway.alone(
            id,
            () ->
                toTheOpenEvent(id).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                        newGuests.transfer(entry, new Transfer(id, terms(id).orElseThrow()))));
    return transferred.orElseGet(() -> letIn(entry, id));
  }

  private Answer letIn(Ask ask, HelpRaised raised, Word word) {
    Entry entry =
        Entry.byHost(ask, Way.LET_IN, word.reason()).after(closing(raised, ask.station()));
    Case about = raised.about();
    InvitationId shown = about == null ? null : about.invitation();
    if (about == null || shown == null) {
      return newGuests.admit(entry, stranger(word, null));
    }
    if (terms(shown).isPresent()) {
      return letIn(entry, shown);
    }
    return isForThisEvent(raised.cause())
        ? shown(entry, word, new Shown(shown, about.token()))
        : newGuests.admit(entry, stranger(word, null));
  }

  private Answer shown(Entry entry, Word word, Shown shown) {
    Optional<Answer> admitted =
        doorway.alone(
            shown.invitation(),
            () ->
                terms(shown.invitation()).isPresent()
                    ? Optional.empty()
                    : Optional.of(newGuests.admit(entry, stranger(word, shown))));
    return admitted.orElseGet(() -> letIn(entry, shown.invitation()));
  }

  private static Stranger stranger(Word word, @Nullable Shown shown) {
    if (word.name().isEmpty()) {
      throw Problem.field("name", "Nobody knows this guest's name yet: ask for it.");
    }
    return new Stranger(Profile.named(word.name()), Newcomer.RETURNING, null, shown);
  }

  private static boolean isForThisEvent(HelpCause why) {
    return why == HelpCause.NOT_ON_LIST || why == HelpCause.INVALID_TIME;
  }

  private Optional<InvitationId> toTheOpenEvent(InvitationId id) {
    return setting.memory().read(state -> list.toTheOpenEvent(state, id));
  }

  private Optional<Terms> terms(InvitationId id) {
    return setting.memory().read(state -> OpenList.terms(state, id));
  }

  private void checkKnown(InvitationId id) {
    if (terms(id).isEmpty()) {
      throw Problem.field("invitation", "This guest is not on the list. Search again.");
    }
  }

  /// Whoever vouches for a walk-in is here, to be spoken to.
  private @Nullable PersonId voucher(@Nullable InvitationId id) {
    if (id == null) {
      return null;
    }
    PersonId member =
        terms(id)
            .map(Terms::person)
            .orElseThrow(
                () -> Problem.field("vouchedBy", "The one who vouches is not on the list."));
    if (!isHere(member)) {
      throw Problem.field(
          "vouchedBy", "Only somebody who is here can vouch. Check the one who vouches in first.");
    }
    return member;
  }

  private boolean isHere(PersonId person) {
    return setting
        .memory()
        .read(
            state ->
                state
                    .guests()
                    .openAt(setting.box())
                    .map(event -> state.guests().here(person, event))
                    .orElse(false));
  }

  private HelpRaised open(RequestId id) {
    return setting
        .memory()
        .read(
            state -> {
              HelpRequest request =
                  state.requests().find(id).orElseThrow(() -> Problem.unknown("request"));
              if (request.state() == HelpRequest.State.CLOSED) {
                throw Problem.of(409, "request-closed", "Somebody has taken care of this already.");
              }
              return request.raised().orElseThrow(() -> Problem.unknown("request"));
            });
  }

  private static List<HelpAnswered> closing(HelpRaised raised, DeviceId by) {
    return List.of(new HelpAnswered(raised.request(), FactBody.Answer.CLOSED, by));
  }
}
