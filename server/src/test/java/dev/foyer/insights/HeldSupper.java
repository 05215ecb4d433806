package dev.foyer.insights;

import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.box.Seats;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.TouchWished;
import dev.foyer.projection.Replica;
import java.util.ArrayList;
import java.util.List;

/// A supper of 36 guests as it was held: twelve came for the first time and seven of them were
/// greeted, six came without an invitation, six were invited and did not come, three organisations
/// sat at three tables, everybody but the last six said whom they had met, and all but eight agree
/// to be named.
final class HeldSupper {
  static final int CAME = 36;
  static final int WALK_INS = 6;
  static final int ABSENT = 6;
  static final int FIRST_TIMERS = 12;
  static final int GREETED = 7;
  private static final DeviceId DEVICE = new DeviceId("00000000000000aa");
  private static final List<String> HOUSES = List.of("Alder Bank", "Birch & Sons", "Elm Hospital");

  final List<Guest> guests;

  private HeldSupper(List<Guest> guests) {
    this.guests = guests;
  }

  static HeldSupper at(Replica replica) {
    Evening evening = Evening.at(replica);
    Guest first = evening.invite("Guest 0");
    List<Wish> wishes = new ArrayList<>();
    for (int i = 1; i < CAME + ABSENT; i++) {
      Wish wish = Wish.named("Guest " + i).by(first);
      wishes.add(i <= FIRST_TIMERS ? wish.firstTimer() : wish);
    }
    List<Guest> guests = new ArrayList<>(List.of(first));
    guests.addAll(evening.invite(wishes));
    HeldSupper supper = new HeldSupper(guests);
    replica.ledger().record(supper.arrivals());
    Seats.seat(replica, guests.subList(0, 12), guests.subList(12, 24), guests.subList(24, CAME));
    replica.ledger().record(supper.ties(replica));
    return supper;
  }

  private List<FactBody> arrivals() {
    List<FactBody> facts = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      Guest guest = guests.get(i);
      List<String> needs = i == 1 ? List.of("a venue for 40") : List.of();
      List<String> offers = i == 30 ? List.of("venue in the harbour") : List.of();
      Profile profile = Profile.named("Guest " + i, HOUSES.get(i % 3)).with(offers, needs);
      facts.add(new PersonProfiled(guest.person(), 2, profile));
      facts.add(new ConsentSaid(guest.person(), Purpose.INTRODUCTIONS, 1, Said.YES));
      if (i >= 8) {
        facts.add(new ConsentSaid(guest.person(), Purpose.NAMED, 1, Said.YES));
      }
      if (i >= CAME - WALK_INS && i < CAME) {
        facts.add(walkIn(guest));
      }
      if (i < CAME) {
        facts.add(admitted(guest, i));
      }
    }
    return facts;
  }

  private static InvitationIssued walkIn(Guest guest) {
    return new InvitationIssued(
        guest.invitation(),
        2,
        new Terms(
            Evening.SUPPER, guest.person(), 1, null, Newcomer.RETURNING, Source.WALK_IN, null));
  }

  private static GuestAdmitted admitted(Guest guest, int scan) {
    return new GuestAdmitted(
        new GuestId(guest.invitation(), 0),
        1,
        Evening.SUPPER,
        new Passage(new ScanId("%032x".formatted(scan + 1)), DEVICE, Way.SCAN),
        guest.person(),
        PrivateText.NONE);
  }

  /// Each two neighbours met, the last six guests nobody, and neither did guest 1.
  private List<FactBody> ties(Replica replica) {
    List<FactBody> facts = new ArrayList<>();
    for (int i = 2; i + 1 < CAME - 6; i++) {
      facts.add(new PeopleMet(Evening.SUPPER, guests.get(i).person(), guests.get(i + 1).person()));
    }
    for (int i = 2; i < 2 + GREETED; i++) {
      facts.add(new GuestGreeted(new GuestId(guests.get(i).invitation(), 0), DEVICE));
    }
    wish(facts, 2, 3);
    wish(facts, 3, 2);
    for (int i = 0; i < 3; i++) {
      facts.add(
          new PulsesTaken(
              replica.id(),
              guests.getFirst().person().local(),
              Evening.SUPPER,
              "energy",
              new PrivateText("3 3 2 3 3")));
    }
    return facts;
  }

  private void wish(List<FactBody> facts, int from, int to) {
    PrivateText others = new PrivateText(guests.get(to).person().hex());
    facts.add(new TouchWished(guests.get(from).person(), Evening.SUPPER, 1, others));
  }
}
