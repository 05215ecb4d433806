package dev.foyer.domain;

import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.person;
import static dev.foyer.domain.Telling.scan;
import static dev.foyer.domain.Telling.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that can be asked of a state about the few subjects of [AnyFacts], in words, so that two
/// states can be compared and a difference read.
final class Portrait {
  private static final int FEW = 3;
  private final CommunityState state;

  private Portrait(CommunityState state) {
    this.state = state;
  }

  static List<String> of(CommunityState state) {
    Portrait portrait = new Portrait(state);
    return Stream.of(
            Stream.of(
                "community %s %d".formatted(state.community(), state.nextCommunityVersion()),
                "keys %s".formatted(state.keys())),
            few(portrait::event),
            few(portrait::invited),
            few(portrait::known),
            few(portrait::device),
            few(portrait::printer),
            few(portrait::said),
            few(portrait::welcomed),
            few(portrait::seated),
            few(portrait::tied),
            few(portrait::told),
            IntStream.range(0, 40).mapToObj(portrait::tokenAndScan),
            Stream.of(portrait.jobs(), portrait.requests()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> few(java.util.function.IntFunction<String> line) {
    return IntStream.rangeClosed(1, FEW).mapToObj(line);
  }

  private String event(int n) {
    EventId event = AnyFacts.event(n);
    GuestList guests = state.guests();
    return "event %s %d open %s %d of %s tally %s arrivals %s doors %s %s %s counted %s"
        .formatted(
            guests.event(event),
            guests.nextVersion(event),
            guests.openAt(AnyFacts.replica(n)),
            guests.nextOpening(AnyFacts.replica(n)),
            sorted(guests.of(event)),
            guests.tally(event),
            guests.arrivals(event, 5).stream().map(Portrait::admission).toList(),
            state.doors().policy(event),
            state.doors().address(AnyFacts.replica(n)),
            boxes(box -> state.doors().setAside(event, box)),
            few(box -> "" + guests.counted(AnyFacts.replica(box)).get(event)).toList());
  }

  private String said(int n) {
    GuestAnswers answers = state.answers();
    ReplicaId box = AnyFacts.replica(1);
    GuestId guest = AnyCommunityFacts.guest(n);
    return "said %s %s %s %s diet %s %d note %s %d left %s pulses %s"
        .formatted(
            answers.of(person(n)).bonds(),
            answers.nextAnswers(person(n)),
            answers.agreed(person(n)),
            answers.nextConsent(person(n), AnswerFact.Purpose.INTRODUCTIONS),
            answers.diet(box, person(n)),
            answers.nextDiet(box, person(n)),
            answers.note(box, AnyFacts.event(1), guest),
            answers.nextNote(box, AnyFacts.event(1), guest),
            state.guests().find(guest.invitation()).map(i -> i.left(0) + " " + i.here(0)),
            state.pulses().answers(AnyFacts.event(1), "energy"));
  }

  private String welcomed(int n) {
    Welcomes welcomes = state.welcomes();
    EventId event = AnyFacts.event(1);
    GuestId guest = AnyCommunityFacts.guest(n);
    return "welcomed %s %d asked %s tablet %s %d free %s cast %s of %s sheet %s %d done %s"
        .formatted(
            welcomes.parts(person(n), event),
            welcomes.nextPart(person(n), event, WelcomeFact.Part.GREETER),
            welcomes.asked(person(n), WelcomeFact.Part.GREETER),
            welcomes.carrier(AnyFacts.device(n)),
            welcomes.nextCarrier(AnyFacts.device(n)),
            welcomes.free(event),
            welcomes.cast(event, guest),
            welcomes.casts(event).keySet(),
            welcomes.sheet(),
            welcomes.nextSheet(),
            welcomes.done(event));
  }

  private String seated(int n) {
    Seating seating = state.seating();
    EventId event = AnyFacts.event(1);
    GuestId guest = AnyCommunityFacts.guest(n);
    Seating.Place place = new Seating.Place(guest, 0);
    return "seated %s of %s %d called %s pin %s %d rests %s mentors %s apart %s %s"
        .formatted(
            seating.table(event, guest, 0),
            seating.room(event),
            seating.nextPlan(event),
            seating.called(AnyFacts.event(n)).stream().sorted().toList(),
            seating.pins(event).get(place),
            seating.nextPin(event, place),
            seating.rests(event).contains(place),
            seating.mentors(event).stream().map(Object::toString).sorted().toList(),
            sorted(seating.apart(person(n))),
            seating.nextApart(person(n)));
  }

  private String tied(int n) {
    Ties ties = state.ties();
    EventId event = AnyFacts.event(1);
    ItemId item = AnyCommunityFacts.item(n);
    return "tied %s introduced %s wishes %s mutual %s promise %s %s needs %s shelf %s"
        .formatted(
            ties.met(event).stream().map(Object::toString).sorted().toList(),
            new TreeMap<>(
                ties.introductions(event).entrySet().stream()
                    .collect(
                        java.util.stream.Collectors.toMap(
                            e -> e.getKey().toString(), Map.Entry::getValue))),
            sorted(ties.wishes(event, person(n))),
            ties.mutual(event).stream().map(Object::toString).sorted().toList(),
            ties.promise(item).map(p -> p.text().value()),
            ties.kept(item),
            ties.needsMet(person(n)).stream().sorted().toList(),
            ties.shelf().stream().map(r -> r.resource() + r.what().value()).toList());
  }

  private String told(int n) {
    Stories stories = state.stories();
    EventId event = AnyFacts.event(1);
    ItemId item = AnyCommunityFacts.item(n);
    return "told %s side %s at %s lines %s story %s leaves %s item %s by %s sent %s %s"
        .formatted(
            stories.agenda(event),
            stories.sideTable(item),
            stories.at(item).stream().map(Object::toString).sorted().toList(),
            stories.lines(event, StoryFact.Wall.NOTICE),
            stories.story(item).map(s -> s.line().value()),
            stories.story(item).map(stories::mayLeave),
            stories.item(item).map(i -> i.link().value()),
            stories.introducer(item),
            stories.sent(item),
            state.pulses().report(item).isPresent());
  }

  private String invited(int n) {
    return state
        .guests()
        .find(invitation(n))
        .map(
            i ->
                ("invitation %s %d revoked %s all %s present %s awaited %s doubles %s %s"
                        + " undone %s greeted %s")
                    .formatted(
                        i.terms(),
                        i.nextVersion(),
                        i.revoked(),
                        i.admissions().stream().map(Portrait::admission).toList(),
                        i.present(),
                        i.awaited(),
                        i.doubles(),
                        state.guests().doubled().contains(i.id()),
                        i.admissions().stream().map(a -> i.undone(a.id())).toList(),
                        IntStream.range(0, FEW).mapToObj(i::greeted).toList()))
        .orElse("no invitation");
  }

  private String known(int n) {
    return "person %s %s %d done %s consent %s %d of %s here %s"
        .formatted(
            state.people().profile(person(n)).name(),
            state.people().erasures().get(person(n)),
            state.people().nextVersion(person(n)),
            new TreeMap<>(words(state.people().acknowledged(person(n)))),
            state.people().consent(person(n)),
            state.people().nextConsent(person(n)),
            sorted(state.guests().of(person(n))),
            IntStream.rangeClosed(1, FEW)
                .mapToObj(e -> state.guests().here(person(n), AnyFacts.event(e)))
                .toList());
  }

  private static Map<String, Stamp> words(Map<ReplicaId, Stamp> stamps) {
    Map<String, Stamp> words = new HashMap<>();
    stamps.forEach((replica, stamp) -> words.put(replica.hex(), stamp));
    return words;
  }

  private static String admission(Admission admission) {
    return admission + " " + admission.body().note().value();
  }

  private String device(int n) {
    return "device " + state.devices().find(AnyFacts.device(n));
  }

  private String tokenAndScan(int n) {
    return "token %s %s recognised %s scan %s request %s holder %s"
        .formatted(
            state.guests().byToken(token(n)).map(Invitation::id),
            state.guests().byCode(ShortCode.of(token(n))),
            state.guests().recognised(token(n)),
            state.guests().byScan(scan(n)).map(Invitation::id),
            state.requests().about(scan(n)).map(HelpRequest::id),
            state.devices().holderOf(token(n)));
  }

  private String printer(int n) {
    PrinterDesk.Named named = new PrinterDesk.Named(AnyFacts.replica(1), AnyFacts.printer(n));
    return "printer %s %s %s %s %s %s %s"
        .formatted(
            state.printers().order(named),
            state.printers().nextOrderVersion(named),
            state.printers().roll(named),
            state.printers().nextRollVersion(named),
            state.printers().route(AnyFacts.device(n)),
            state.printers().nextRouteVersion(AnyFacts.device(n)),
            boxes(box -> state.badges().at(box).printedBy(named.printer())));
  }

  private static String boxes(Function<ReplicaId, Object> question) {
    return IntStream.rangeClosed(1, FEW)
        .mapToObj(n -> question.apply(AnyFacts.replica(n)))
        .toList()
        .toString();
  }

  private String jobs() {
    String count = "to print " + boxes(box -> state.badges().at(box).toPrint()) + " ";
    return count
        + IntStream.rangeClosed(1, FEW)
            .mapToObj(n -> state.badges().find(AnyFacts.job(n)))
            .flatMap(job -> job.stream())
            .map(
                job ->
                    "job %s %s %s %s %s %s %s open %s"
                        .formatted(
                            job.state(),
                            job.queued(),
                            job.queuedAt(),
                            job.attempt(),
                            job.sent(),
                            job.released(),
                            job.reasons(),
                            boxes(box -> state.badges().at(box).unfinished().contains(job))))
            .toList()
            .toString();
  }

  private String requests() {
    return IntStream.rangeClosed(1, FEW)
        .mapToObj(n -> state.requests().find(AnyFacts.request(n)))
        .flatMap(request -> request.stream())
        .map(r -> "request %s %s %s %s".formatted(r.state(), r.by(), r.raised(), r.raisedAt()))
        .toList()
        .toString();
  }

  private static Set<String> sorted(java.util.Collection<?> ids) {
    TreeSet<String> texts = new TreeSet<>();
    ids.forEach(id -> texts.add(Objects.toString(id)));
    return texts;
  }
}
