package dev.foyer.insights;

import static dev.foyer.domain.Telling.BOX;
import static dev.foyer.domain.Telling.KIOSK;
import static dev.foyer.domain.Telling.PICNIC;
import static dev.foyer.domain.Telling.SUPPER;
import static dev.foyer.domain.Telling.TABLET;
import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.person;

import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.Telling;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.domain.TieFact.IntroductionMade;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.Outcome;
import dev.foyer.domain.TieFact.PromiseAnswered;
import dev.foyer.domain.TieFact.PromiseMade;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An evening that a test tells guest by guest; people and invitations go by their numbers.
final class Told {
  final Telling telling = new Telling();

  Told() {
    telling.tell(new EventPlanned(SUPPER, 1, Telling.plan()));
  }

  void invited(int guest, Newcomer newcomer, @Nullable PersonId inviter) {
    telling.tell(issued(SUPPER, guest, newcomer, Source.GUEST_LIST, inviter));
  }

  static InvitationIssued issued(
      EventId event, int guest, Newcomer newcomer, Source source, @Nullable PersonId inviter) {
    return new InvitationIssued(
        invitation(guest),
        1,
        new Terms(event, person(guest), 1, inviter, newcomer, source, Telling.token(guest)));
  }

  Instant comes(int guest) {
    return at(telling.tell(admitted(SUPPER, guest, 0, guest + 100)).stamp().wallMillis());
  }

  static GuestAdmitted admitted(EventId event, int guest, int index, int scan) {
    return new GuestAdmitted(
        new GuestId(invitation(guest), index),
        1,
        event,
        new Passage(Telling.scan(scan), KIOSK, Way.SCAN),
        person(guest),
        PrivateText.NONE);
  }

  void profile(
      int guest, String name, String organisation, List<String> offers, List<String> needs) {
    telling.tell(
        new PersonProfiled(
            person(guest), 1, Profile.named(name, organisation).with(offers, needs)));
  }

  void consents(int guest, Purpose purpose, Said said) {
    telling.tell(new ConsentSaid(person(guest), purpose, 1, said));
  }

  static IntroductionMade introduced(int one, int other, Outcome outcome) {
    return new IntroductionMade(SUPPER, person(one), person(other), TABLET, outcome);
  }

  void promises(int number, int from, int to, @Nullable Kept kept) {
    ItemId promise = new ItemId("%032x".formatted(number));
    telling.tell(
        new PromiseMade(
            promise,
            person(from),
            SUPPER,
            new PrivateText(person(to).hex()),
            new PrivateText("a recipe")));
    if (kept != null) {
      telling.tell(new PromiseAnswered(promise, PICNIC, 1, kept));
    }
  }

  static PulsesTaken pulses(String question, String answers) {
    return new PulsesTaken(
        BOX, new PersonId("f".repeat(32)), SUPPER, question, new PrivateText(answers));
  }

  static GuestId guest(int number) {
    return new GuestId(invitation(number), 0);
  }

  static Set<PersonId> people(Integer... numbers) {
    Set<PersonId> people = new HashSet<>();
    for (int number : numbers) {
      people.add(person(number));
    }
    return people;
  }

  static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
