package dev.foyer.domain;

import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.person;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Facts of welcome, seats, ties and stories about very few people, so that they collide.
final class AnyCommunityFacts {
  private static final int FEW = 3;

  private AnyCommunityFacts() {}

  static Arbitrary<FactBody> any() {
    return Arbitraries.oneOf(answers(), welcomes(), seats(), ties(), stories(), pulses());
  }

  private static Arbitrary<FactBody> answers() {
    return Arbitraries.oneOf(
        of((a, b, v) -> new AnswerFact.PersonAnswered(person(a), v, said(b))),
        of(
            (a, b, v) ->
                new AnswerFact.ConsentSaid(
                    person(a),
                    AnswerFact.Purpose.INTRODUCTIONS,
                    v,
                    pick(AnswerFact.Said.class, b))),
        of(
            (a, b, v) ->
                new AnswerFact.DietTold(
                    AnyFacts.replica(1), person(a).local(), person(a), v, text(b))),
        of(
            (a, b, v) ->
                new AnswerFact.NoteLeft(
                    AnyFacts.replica(1),
                    person(a).local(),
                    guest(a),
                    AnyFacts.event(1),
                    v,
                    text(b))),
        of(
            (a, b, v) ->
                new FactBody.PresenceChanged(
                    guest(a),
                    AnyFacts.event(1),
                    v,
                    pick(FactBody.Whereabouts.class, b),
                    AnyFacts.device(1))));
  }

  private static Arbitrary<FactBody> welcomes() {
    return Arbitraries.oneOf(
        of(
            (a, b, v) ->
                new WelcomeFact.PartTaken(
                    person(a),
                    AnyFacts.event(1),
                    WelcomeFact.Part.GREETER,
                    v,
                    pick(WelcomeFact.Taking.class, b))),
        of(
            (a, b, v) ->
                new WelcomeFact.PartAsked(person(a), AnyFacts.event(b), WelcomeFact.Part.GREETER)),
        of((a, b, v) -> new WelcomeFact.TabletCarried(AnyFacts.device(a), v, invitation(b))),
        of(
            (a, b, v) ->
                new WelcomeFact.GreeterReady(
                    AnyFacts.device(a),
                    AnyFacts.event(1),
                    v,
                    pick(WelcomeFact.Readiness.class, b))),
        of((a, b, v) -> new WelcomeFact.CastJoined(AnyFacts.event(1), guest(a), v, b)),
        of(
            (a, b, v) ->
                new WelcomeFact.SheetWritten(
                    Telling.COMMUNITY,
                    v,
                    new CommunitySheet("who " + b, "", List.of(), List.of(), List.of()))),
        of(
            (a, b, v) ->
                new WelcomeFact.TaskTicked(
                    AnyFacts.event(1),
                    "task " + a,
                    v,
                    pick(WelcomeFact.Tick.class, b),
                    AnyFacts.device(1))));
  }

  private static Arbitrary<FactBody> seats() {
    return Arbitraries.oneOf(
        of(
            (a, b, v) ->
                new SeatingFact.RoomLaid(
                    AnyFacts.event(1),
                    v,
                    new Room(
                        List.of(new Room.RoomTable("table " + b, 4, List.of(), "")), List.of()))),
        of((a, b, v) -> new SeatingFact.SeatPinned(AnyFacts.event(1), guest(a), 0, v, b - 2)),
        of(
            (a, b, v) ->
                new SeatingFact.RestTaken(
                    AnyFacts.event(1), guest(a), 0, v, pick(SeatingFact.Resting.class, b))),
        of((a, b, v) -> new SeatingFact.ApartAsked(person(a), v, People.names(List.of(person(b))))),
        of(
            (a, b, v) ->
                new SeatingFact.MentorsPaired(
                    AnyFacts.event(1),
                    person(a),
                    person(b),
                    v,
                    pick(SeatingFact.Pairing.class, v))),
        of(
            (a, b, v) ->
                new SeatingFact.SeatsPlanned(
                    AnyFacts.event(1), v, List.of(new SeatingFact.Row(guest(a), List.of(b, -1))))),
        of((a, b, v) -> new SeatingFact.RoundCalled(AnyFacts.event(a), b)));
  }

  private static Arbitrary<FactBody> ties() {
    return Arbitraries.oneOf(
        of((a, b, v) -> new TieFact.PeopleMet(AnyFacts.event(1), person(a), person(b))),
        of(
            (a, b, v) ->
                new TieFact.IntroductionMade(
                    AnyFacts.event(1),
                    person(a),
                    person(b),
                    AnyFacts.device(1),
                    pick(TieFact.Outcome.class, v))),
        of(
            (a, b, v) ->
                new TieFact.TouchWished(
                    person(a), AnyFacts.event(1), v, People.names(List.of(person(b))))),
        of(
            (a, b, v) ->
                new TieFact.PromiseMade(item(a), person(a), AnyFacts.event(1), text(1), text(2))),
        of(
            (a, b, v) ->
                new TieFact.PromiseAnswered(
                    item(a), AnyFacts.event(1), v, pick(TieFact.Kept.class, b))),
        of(
            (a, b, v) ->
                new TieFact.NeedAnswered(
                    person(a), AnyFacts.event(b), v, text(b), pick(TieFact.Met.class, v))),
        of(
            (a, b, v) ->
                new TieFact.ResourceShelved(
                    item(a), person(a), v, pick(TieFact.Thing.class, b), text(b), text(v))));
  }

  private static Arbitrary<FactBody> stories() {
    return Arbitraries.oneOf(
        of(
            (a, b, v) ->
                new StoryFact.AgendaSet(
                    AnyFacts.event(1),
                    v,
                    List.of(new StoryFact.Slot(StoryFact.Use.OPEN, "slot " + b, 10)))),
        of(
            (a, b, v) ->
                new StoryFact.SideTableOpened(
                    item(a), AnyFacts.event(1), v, 0, b - 1, "topic " + b, invitation(1))),
        of(
            (a, b, v) ->
                new StoryFact.SideTableJoined(
                    item(a), guest(b), v, pick(StoryFact.Place.class, v))),
        of(
            (a, b, v) ->
                new StoryFact.LinePosted(
                    item(a), AnyFacts.event(1), v, StoryFact.Wall.NOTICE, "line " + b)),
        of(
            (a, b, v) ->
                new StoryFact.StoryCaptured(
                    item(a),
                    AnyFacts.event(1),
                    person(a),
                    List.of(person(a), person(a % FEW + 1)),
                    List.of(),
                    text(1),
                    text(2),
                    StoryFact.Leave.MAY_BE_SHARED)),
        of(
            (a, b, v) ->
                new StoryFact.StoryAnswered(item(a), person(b), v, pick(AnswerFact.Said.class, v))),
        of(
            (a, b, v) ->
                new StoryFact.DigestItemQueued(
                    item(a), AnyFacts.event(1), person(a), item(a), person(a % FEW + 1), text(1))),
        of(
            (a, b, v) ->
                new StoryFact.IntroducerAnswered(item(a), v, pick(AnswerFact.Said.class, b))),
        of((a, b, v) -> new StoryFact.DigestSent(AnyFacts.event(1), person(a), List.of(item(b)))));
  }

  private static Arbitrary<FactBody> pulses() {
    return Arbitraries.oneOf(
        of(
            (a, b, v) ->
                new PulseFact.PulsesTaken(
                    AnyFacts.replica(1),
                    person(9).local(),
                    AnyFacts.event(1),
                    "energy",
                    new PrivateText(a + " " + b))),
        n(FEW).map(a -> new PulseFact.ReportFrozen(item(a), "report " + a, Telling.token(a))),
        n(FEW).map(a -> new PulseFact.TrialRegistered(item(a), "trial " + a, Telling.token(a))));
  }

  private interface Made {
    FactBody of(int one, int other, int version);
  }

  /// From two small numbers and a version.
  private static Arbitrary<FactBody> of(Made made) {
    return Combinators.combine(n(FEW), n(FEW), n(2)).as(made::of);
  }

  private static Arbitrary<Integer> n(int most) {
    return Arbitraries.integers().between(1, most);
  }

  private static <E extends Enum<E>> E pick(Class<E> type, int number) {
    E[] all = type.getEnumConstants();
    return all[number % all.length];
  }

  private static Answers said(int number) {
    return new Answers(
        List.of("bond " + number),
        List.of(),
        List.of(),
        "",
        Answers.Mentoring.NOT_SAID,
        List.of(),
        number);
  }

  static GuestId guest(int number) {
    return new GuestId(invitation(number), 0);
  }

  static ItemId item(int number) {
    return new ItemId("%032x".formatted(number));
  }

  private static PrivateText text(int number) {
    return new PrivateText("text " + number);
  }
}
