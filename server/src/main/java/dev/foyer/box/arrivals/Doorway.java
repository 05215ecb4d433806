package dev.foyer.box.arrivals;

import dev.foyer.box.arrivals.Answers.Heard;
import dev.foyer.box.arrivals.Answers.Held;
import dev.foyer.box.arrivals.Arrivals.Claimed;
import dev.foyer.box.welcome.AtTheDoor;
import dev.foyer.domain.Admission;
import dev.foyer.domain.AdmissionRules;
import dev.foyer.domain.AdmissionRules.Door;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Credential;
import dev.foyer.domain.Credential.Listed;
import dev.foyer.domain.Credential.Unlisted;
import dev.foyer.domain.Decision;
import dev.foyer.domain.Decision.Admit;
import dev.foyer.domain.Decision.AlreadyAdmitted;
import dev.foyer.domain.Decision.HowMany;
import dev.foyer.domain.Decision.NeedsHost;
import dev.foyer.domain.Decision.Refused;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.Case;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.HelpAnswered;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.FactBody.TokenRecognised;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.journal.Journal;
import dev.foyer.journal.JournalStopped;
import dev.foyer.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The narrow place through which everybody comes in: one at a time for each scan and each
/// invitation, decided by the rules, on disk before it is answered. Thread-safe.
final class Doorway {
  /// A guest who scans again within this time at the same station hears the first answer.
  static final Duration AGAIN = Duration.ofMinutes(2);

  private final Setting setting;
  private final BadgeDesk desk;
  private final Owners owners;
  private final AtTheDoor welcome = new AtTheDoor();
  private final Answers answers;
  private final RecentAnswers recent = new RecentAnswers(System::nanoTime);
  private final Claims<ScanId> scans = new Claims<>();
  private final Claims<InvitationId> invitations = new Claims<>();

  /// What follows from a decision.
  private sealed interface Move {
    record Say(Answer answer) implements Move {}

    record Write(List<FactBody> group) implements Move {}

    /// Facts on the side, which are not what is answered.
    record Note(List<FactBody> group, Answer answer) implements Move {}
  }

  Doorway(Setting setting, BadgeDesk desk, Owners owners) {
    this.setting = setting;
    this.desk = desk;
    this.owners = owners;
    this.answers = new Answers(desk);
    setting.ledger().listen(recent);
  }

  /// Answers a scan: with its first answer if it has had one, else with what `pass` says.
  ///
  /// @param question what is asked, in words
  /// @throws JournalStopped if nothing can be acknowledged any more
  /// @throws Problem 409 if the same scan has lately asked something else
  Answer once(Ask ask, String question, Supplier<Answer> pass) {
    String asked = ask.people() + " " + question;
    return scans.alone(
        ask.scan(),
        () -> {
          checkTheJournalRuns();
          Optional<Answer> said = recent.to(ask.scan(), asked);
          orderWhatIsOwed(ask);
          Answer answer =
              setting
                  .memory()
                  .read(state -> answers.of(state, ask.scan()))
                  .or(() -> said)
                  .orElseGet(pass);
          recent.keep(asked, answer);
          return answer;
        });
  }

  /// Does something about an invitation while nobody else does. Never nested.
  <T> T alone(InvitationId invitation, Supplier<T> work) {
    return invitations.alone(invitation, work);
  }

  /// Decides about an invitation on the list, here or at the door that decides about it.
  Answer listed(Entry entry, InvitationId invitation) {
    return alone(
        invitation,
        () -> {
          checkTheJournalRuns();
          Owners.Ruling ruling =
              admits(entry, invitation)
                  ? owners.claim(entry, invitation)
                  : new Owners.Ruling.Ours();
          return switch (ruling) {
            case Owners.Ruling.Ours ours -> decideListed(entry, invitation);
            case Owners.Ruling.Held held -> decideListed(entry.heldUp(held.why()), invitation);
            case Owners.Ruling.Admitted admitted -> received(entry, invitation);
          };
        });
  }

  /// Decides about a guest at another door, whose badge that door prints.
  Claimed claimed(Entry entry, InvitationId invitation) {
    return scans.alone(
        entry.ask().scan(), () -> alone(invitation, () -> claimedAlone(entry, invitation)));
  }

  private Claimed claimedAlone(Entry entry, InvitationId invitation) {
    checkTheJournalRuns();
    ScanId scan = entry.ask().scan();
    if (setting.memory().read(state -> state.guests().byScan(scan).isPresent())) {
      return new Claimed.Admitted();
    }
    Decision decision =
        setting
            .memory()
            .read(state -> AdmissionRules.decide(listed(state, invitation), door(state, entry)));
    return switch (decision) {
      case Admit admit -> {
        setting.ledger().record(setting.memory().read(state -> admitted(entry, admit)));
        yield new Claimed.Admitted();
      }
      case NeedsHost held -> new Claimed.Held(held.why());
      case AlreadyAdmitted already -> new Claimed.Known();
      case HowMany party -> new Claimed.Known();
      case Refused refused -> new Claimed.Known();
    };
  }

  private boolean admits(Entry entry, InvitationId invitation) {
    return setting
        .memory()
        .read(
            state ->
                AdmissionRules.decide(listed(state, invitation), door(state, entry))
                    instanceof Admit);
  }

  private static Listed listed(CommunityState state, InvitationId invitation) {
    return new Listed(state.guests().find(invitation).orElseThrow());
  }

  private Answer decideListed(Entry entry, InvitationId invitation) {
    return decide(entry, state -> listed(state, invitation));
  }

  /// Another door has admitted the guest: the badge and what else belongs to the admission is
  /// written here. If its facts have not come, this door writes the admission as well: of the same
  /// scan, so that it stays one arrival.
  private Answer received(Entry entry, InvitationId invitation) {
    ScanId scan = entry.ask().scan();
    Optional<List<FactBody>> rest =
        setting
            .memory()
            .read(
                state ->
                    state.guests().byScan(scan).map(i -> rest(state, entry, admissions(i, scan))));
    return rest.isPresent()
        ? write(entry.ask().scan(), rest.get())
        : decideListed(entry, invitation);
  }

  private static List<GuestAdmitted> admissions(Invitation invitation, ScanId scan) {
    return invitation.admissions().stream()
        .map(Admission::body)
        .filter(body -> body.passage().scan().equals(scan))
        .toList();
  }

  /// The box may have been killed between another door's word and the badge.
  private void orderWhatIsOwed(Ask ask) {
    List<FactBody> owed = setting.memory().read(state -> owed(state, ask));
    if (!owed.isEmpty()) {
      setting.ledger().record(owed);
    }
  }

  private List<FactBody> owed(CommunityState state, Ask ask) {
    List<Admission> all =
        state.guests().byScan(ask.scan()).stream()
            .flatMap(invitation -> invitation.admissions().stream())
            .filter(admission -> admission.passage().scan().equals(ask.scan()))
            .filter(admission -> admission.passage().station().equals(ask.station()))
            .filter(admission -> !admission.id().replica().equals(setting.box()))
            .toList();
    List<GuestId> without =
        all.stream()
            .map(Admission::guest)
            .filter(guest -> state.badges().of(guest).isEmpty())
            .distinct()
            .toList();
    return without.isEmpty()
        ? List.of()
        : desk.badgesFor(without, all.getFirst().event(), ask.station());
  }

  /// A badge opens no door; whoever wears it and had left is back.
  Answer badge(Ask ask, GuestId guest) {
    return alone(
        guest.invitation(),
        () -> {
          checkTheJournalRuns();
          return answer(setting.memory().read(state -> badge(state, ask, guest)), ask.scan());
        });
  }

  private Move badge(CommunityState state, Ask ask, GuestId guest) {
    Optional<Admission> left = Returns.left(state, guest, setting.box());
    if (left.isEmpty()) {
      return new Move.Say(Seat.ofBadge(state, guest, ask.scan()));
    }
    Invitation invitation = state.guests().find(guest.invitation()).orElseThrow();
    Heard heard = new Heard(ask.scan(), left.get().passage().scan());
    return new Move.Note(
        List.of(Returns.back(invitation, left.get(), ask.station())),
        answers.admitted(state, invitation, heard));
  }

  /// Decides about a sound token that was not on the list when it was read.
  Answer unlisted(Entry entry, Unlisted token) {
    return alone(
        token.invitation(),
        () ->
            decide(
                entry,
                state ->
                    state
                        .guests()
                        .byToken(token.token())
                        .<Credential>map(Listed::new)
                        .orElse(token)));
  }

  Answer ambiguous(Entry entry) {
    return decide(entry, state -> new Credential.Ambiguous());
  }

  /// Admits guests whose invitation is made now, by the facts of `entry.first()`.
  Answer admitNew(Entry entry, List<GuestAdmitted> admitted) {
    List<FactBody> group = setting.memory().read(state -> group(state, entry, admitted));
    return write(entry.ask().scan(), group);
  }

  /// Says that an entry by a host is held up.
  Answer held(Entry entry, HelpCause why) {
    return setting
        .memory()
        .read(state -> answers.held(state, why, new Held(entry.ask().scan(), null)));
  }

  /// Asks how many of a party that is invited to another event are let in to this one.
  Answer howManyOfOthers(Entry entry, InvitationId invitation) {
    return setting
        .memory()
        .read(state -> answers.howManyOfOthers(state, invitation, entry.ask().scan()));
  }

  private Answer decide(Entry entry, Function<CommunityState, Credential> credential) {
    checkTheJournalRuns();
    return answer(
        setting.memory().read(state -> move(state, entry, credential.apply(state))),
        entry.ask().scan());
  }

  private Answer answer(Move move, ScanId scan) {
    return switch (move) {
      case Move.Say say -> say.answer();
      case Move.Write write -> write(scan, write.group());
      case Move.Note note -> {
        setting.ledger().record(note.group());
        yield note.answer();
      }
    };
  }

  private Answer write(ScanId scan, List<FactBody> group) {
    setting.ledger().record(group);
    return setting.memory().read(state -> answers.of(state, scan)).orElseThrow();
  }

  private void checkTheJournalRuns() {
    if (setting.ledger().journal().state() instanceof Journal.State.Stopped stopped) {
      throw new JournalStopped(stopped.reason(), new IllegalStateException("stopped before"));
    }
  }

  private Move move(CommunityState state, Entry entry, Credential credential) {
    ScanId scan = entry.ask().scan();
    return switch (AdmissionRules.decide(credential, door(state, entry))) {
      case Admit admit -> admit(state, entry, admit, credential);
      case HowMany party -> new Move.Say(answers.howMany(state, party.invitation(), scan));
      case AlreadyAdmitted already -> already(state, entry, already);
      case NeedsHost held -> held(state, entry, new Hold(held, token(credential)));
      case Refused refused -> new Move.Say(new Answer.Refused(scan, refused.refusal(), 0));
    };
  }

  private Move admit(CommunityState state, Entry entry, Admit admit, Credential credential) {
    HelpCause heldUp = entry.heldUp();
    return heldUp == null
        ? new Move.Write(group(state, entry, admitted(entry, admit)))
        : held(
            state,
            entry,
            new Hold(new NeedsHost(heldUp, admit.invitation().id()), token(credential)));
  }

  private Door door(CommunityState state, Entry entry) {
    EventId event = state.guests().openAt(setting.box()).orElse(null);
    return new Door(
        event,
        event == null ? null : state.guests().event(event).orElse(null),
        setting.clock().now(),
        setting.clock().quality(),
        entry.ask().people(),
        entry.leniency());
  }

  private static List<GuestAdmitted> admitted(Entry entry, Admit admit) {
    PersonId person = admit.invitation().terms().orElseThrow().person();
    return admit.guests().stream()
        .map(
            guest ->
                new GuestAdmitted(guest, 1, admit.event(), entry.passage(), person, entry.note()))
        .toList();
  }

  /// The facts of one admission, written together: whoever is in has a badge on its way, and nobody
  /// waits for a host any more.
  private List<FactBody> group(CommunityState state, Entry entry, List<GuestAdmitted> admitted) {
    List<FactBody> group = new ArrayList<>(entry.first());
    group.addAll(admitted);
    group.addAll(follows(state, entry, admitted));
    return group;
  }

  /// The same where another door has written the admission.
  private List<FactBody> rest(CommunityState state, Entry entry, List<GuestAdmitted> admitted) {
    List<FactBody> group = new ArrayList<>(entry.first());
    group.addAll(follows(state, entry, admitted));
    return group;
  }

  private List<FactBody> follows(CommunityState state, Entry entry, List<GuestAdmitted> admitted) {
    EventId event = admitted.getFirst().event();
    List<GuestId> guests = admitted.stream().map(GuestAdmitted::guest).toList();
    List<FactBody> group = new ArrayList<>();
    group.addAll(desk.badgesFor(guests, event, entry.ask().station()));
    group.addAll(welcome.follows(state, event, guests, entry.passage()));
    InvitationId invitation = guests.getFirst().invitation();
    state.requests().unanswered().stream()
        .filter(request -> invitation.equals(about(request)))
        .map(
            request ->
                new HelpAnswered(request.id(), FactBody.Answer.CLOSED, entry.ask().station()))
        .filter(closing -> !entry.first().contains(closing))
        .forEach(group::add);
    group.addAll(recognised(state, entry, invitation));
    return group;
  }

  /// Whoever settles a request by admitting a guest has said whose the token was that was shown.
  private static List<TokenRecognised> recognised(
      CommunityState state, Entry entry, InvitationId invitation) {
    return entry.first().stream()
        .filter(HelpAnswered.class::isInstance)
        .map(HelpAnswered.class::cast)
        .flatMap(closing -> state.requests().find(closing.request()).stream())
        .filter(request -> !invitation.equals(about(request)))
        .flatMap(request -> strangeToken(state, request).stream())
        .map(token -> new TokenRecognised(invitation, token, entry.ask().station()))
        .toList();
  }

  /// The token that was shown and is good for nothing here by itself: not one that is about to be
  /// good for the guest to whom it was given.
  private static Optional<Bytes> strangeToken(CommunityState state, HelpRequest request) {
    HelpRaised raised = request.raised().orElseThrow();
    Case about = raised.about();
    if (about == null || about.token() != null) {
      return Optional.ofNullable(about).map(Case::token);
    }
    return raised.cause() == HelpCause.OTHER_EVENT
        ? Optional.ofNullable(about.invitation())
            .flatMap(id -> OpenList.terms(state, id))
            .map(Terms::token)
        : Optional.empty();
  }

  /// A host who says "this is that guest" of somebody who is in has settled the request, too.
  private Move already(CommunityState state, Entry entry, AlreadyAdmitted already) {
    List<FactBody> back = Returns.of(already, entry.ask().station());
    if (entry.first().isEmpty()) {
      return back.isEmpty()
          ? new Move.Say(again(state, entry, already))
          : new Move.Note(back, welcomeBack(state, entry, already));
    }
    List<FactBody> group = new ArrayList<>(entry.first());
    group.addAll(back);
    group.addAll(recognised(state, entry, already.invitation().id()));
    return new Move.Note(group, answers.already(state, already.admission(), entry.ask().scan()));
  }

  private Answer again(CommunityState state, Entry entry, AlreadyAdmitted already) {
    Admission admission = already.admission();
    ScanId scan = entry.ask().scan();
    boolean again =
        admission.passage().station().equals(entry.ask().station())
            && lately(admission.when(), setting.clock().now());
    return again
        ? answers.admitted(state, already.invitation(), new Heard(scan, admission.passage().scan()))
        : answers.already(state, admission, scan);
  }

  /// The answer that the guest had on coming in, with the badge that they have.
  private Answer welcomeBack(CommunityState state, Entry entry, AlreadyAdmitted already) {
    ScanId first = already.admission().passage().scan();
    return answers.admitted(state, already.invitation(), new Heard(entry.ask().scan(), first));
  }

  private static boolean lately(Instant then, Instant now) {
    return Duration.between(then, now).abs().compareTo(AGAIN) <= 0;
  }

  private record Hold(NeedsHost decision, @Nullable Bytes token) {}

  /// Rings at the hosts, unless this guest's trouble rings already or it is a host who asks.
  private Move held(CommunityState state, Entry entry, Hold hold) {
    NeedsHost decision = hold.decision();
    ScanId scan = entry.ask().scan();
    if (!entry.rings()) {
      return new Move.Say(
          answers.held(state, decision.why(), new Held(scan, decision.invitation())));
    }
    Optional<HelpRequest> ringing =
        state.requests().unanswered().stream()
            .filter(request -> isTheSame(request, entry, decision))
            .findFirst();
    if (ringing.isPresent()) {
      return new Move.Say(answers.raised(state, ringing.get(), scan));
    }
    return new Move.Write(
        List.of(
            new HelpRaised(
                new RequestId(scan.hex()),
                state.guests().openAt(setting.box()).orElse(null),
                entry.ask().station(),
                decision.why(),
                new Case(scan, decision.invitation(), hold.token()))));
  }

  private static boolean isTheSame(HelpRequest request, Entry entry, NeedsHost decision) {
    HelpRaised raised = request.raised().orElseThrow();
    return decision.invitation() != null
        && decision.invitation().equals(about(request))
        && raised.cause() == decision.why()
        && raised.station().equals(entry.ask().station());
  }

  private static @Nullable InvitationId about(HelpRequest request) {
    Case about = request.raised().map(HelpRaised::about).orElse(null);
    return about == null ? null : about.invitation();
  }

  private static @Nullable Bytes token(Credential credential) {
    return credential instanceof Unlisted unlisted ? unlisted.token() : null;
  }
}
