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
