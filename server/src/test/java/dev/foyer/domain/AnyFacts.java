package dev.foyer.domain;

import dev.foyer.domain.FactBody.Passage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Facts of every kind from three replicas about very few subjects, so that they collide.
public final class AnyFacts {
  /// A fact and what it says.
  public record Told(Fact fact, FactBody body) {}

  private static final int FEW = 3;

  private AnyFacts() {}

  /// A set of facts with sound identities: each replica numbers its own.
  public static Arbitrary<List<Told>> any() {
    return Combinators.combine(Arbitraries.integers().between(1, FEW), stamps(), bodies())
        .as(Draft::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(60)
        .map(AnyFacts::number);
  }

  private record Draft(int replica, Stamp stamp, FactBody body) {}

  private static List<Told> number(List<Draft> drafts) {
    Map<Integer, Long> seqs = new HashMap<>();
    List<Told> facts = new ArrayList<>();
    for (Draft draft : drafts) {
      StreamId stream = new StreamId(Telling.COMMUNITY, replica(draft.replica()), 1);
      long seq = seqs.merge(draft.replica(), 1L, Long::sum);
      Content content = new Content("test", 1, draft.body().subject(), Bytes.EMPTY);
      facts.add(new Told(new Fact(stream, seq, draft.stamp(), content), draft.body()));
    }
    return facts;
  }

  private static Arbitrary<Stamp> stamps() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 5),
            Arbitraries.integers().between(0, 1),
            Arbitraries.longs().between(1, 5),
            Arbitraries.of(ClockQuality.class))
        .as((at, count, wall, quality) -> new Stamp(new HybridTimestamp(at, count), wall, quality));
  }

  private static Arbitrary<FactBody> bodies() {
    return Arbitraries.oneOf(
        plans(), people(), arrivals(), badges(), rest(), AnyCommunityFacts.any());
  }

  private static Arbitrary<FactBody> plans() {
    return Arbitraries.oneOf(
        n(2).flatMap(
                version ->
                    n(FEW)
                        .map(
                            i ->
                                new FactBody.CommunityFounded(
                                    Telling.COMMUNITY, version, "Hearth " + i, ""))),
        Combinators.combine(n(FEW), n(2), n(FEW))
            .as((e, v, i) -> new FactBody.EventPlanned(event(e), v, plan(i))),
        Combinators.combine(n(FEW), n(2), n(FEW))
            .as((b, v, e) -> new FactBody.DoorsOpened(replica(b), v, event(e))),
        Combinators.combine(n(FEW), n(2)).as((b, v) -> new FactBody.DoorsClosed(replica(b), v)),
        Combinators.combine(n(FEW), n(2), n(FEW))
            .as((b, v, u) -> new FactBody.DoorAddressed(replica(b), v, "https://door" + u, "")),
        Combinators.combine(n(FEW), n(FEW), n(2), Arbitraries.of(FactBody.DoorPlace.class))
            .as((e, b, v, p) -> new FactBody.DoorCounted(event(e), replica(b), v, p, device(b))),
        Combinators.combine(n(FEW), n(2), n(9))
            .as((b, v, o) -> new FactBody.ClockCorrected(replica(b), 1, v, o * 1_000L - 4_000)),
        Combinators.combine(n(FEW), n(2), Arbitraries.of(FactBody.PartitionPolicy.class))
            .as((e, v, p) -> new FactBody.PartitionPolicyChosen(event(e), v, p)),
        n(FEW)
            .map(
                i ->
                    new FactBody.KeysTrusted(
                        Telling.COMMUNITY, i, Telling.token(i), Telling.token(i))));
  }

  private static Arbitrary<FactBody> people() {
    Arbitrary<Terms.Source> sources = Arbitraries.of(Terms.Source.class);
    Arbitrary<Terms> terms =
        Combinators.combine(n(FEW), n(FEW), n(FEW), maybe(), sources, maybe())
            .as(
                (event, person, people, inviter, source, token) ->
                    new Terms(
                        event(event),
                        Telling.person(person),
                        people,
                        inviter == null ? null : Telling.person(inviter),
                        people == 1 ? Terms.Newcomer.FIRST_TIMER : Terms.Newcomer.RETURNING,
                        source,
                        token == null ? null : Telling.token(token)));
    return Arbitraries.oneOf(
        Combinators.combine(n(FEW), n(2), n(FEW))
            .as(
                (p, v, i) ->
                    new FactBody.PersonProfiled(Telling.person(p), v, Profile.named("Guest " + i))),
        n(9).map(p -> new FactBody.PersonErased(Telling.person(p))),
        Combinators.combine(n(FEW), n(FEW))
            .as((p, r) -> new FactBody.ErasureDone(Telling.person(p), replica(r))),
        Combinators.combine(n(FEW), n(2), Arbitraries.of(FactBody.Consent.class))
            .as((p, v, c) -> new FactBody.ConsentRecorded(Telling.person(p), v, c)),
        Combinators.combine(n(FEW), n(2), terms)
            .as((i, v, t) -> new FactBody.InvitationIssued(Telling.invitation(i), v, t)),
        Combinators.combine(n(FEW), n(2), terms)
            .as((i, v, t) -> new FactBody.InvitationIssued(Telling.invitation(i), v, t)),
        n(FEW)
            .map(
                i ->
                    new FactBody.InvitationRevoked(
                        Telling.invitation(i), Telling.person(i), PrivateText.NONE)));
  }

  private static Arbitrary<FactBody> arrivals() {
    Arbitrary<FactId> facts =
        Combinators.combine(n(FEW), n(20)).as((r, seq) -> new FactId(replica(r), 1, seq));
    Arbitrary<FactBody> admissions =
        Combinators.combine(guests(), n(FEW), n(9), n(FEW), Arbitraries.of(FactBody.Way.class))
            .as(
                (guest, event, scan, person, way) ->
                    new FactBody.GuestAdmitted(
                        guest,
                        1,
                        event(event),
                        new Passage(Telling.scan(scan), device(event), way),
                        Telling.person(person),
                        new PrivateText("let in by scan " + scan)));
    return Arbitraries.oneOf(
        admissions,
        admissions,
        Combinators.combine(n(FEW), facts.list().ofMaxSize(5), n(FEW))
            .as(
                (i, f, d) ->
                    new FactBody.AdmissionUndone(
                        Telling.invitation(i), f, device(d), Telling.person(d), PrivateText.NONE)),
        Combinators.combine(n(FEW), n(FEW), n(FEW))
            .as(
                (i, t, d) ->
                    new FactBody.TokenRecognised(
                        Telling.invitation(i), Telling.token(t), device(d))),
        Combinators.combine(guests(), n(FEW))
            .as((guest, d) -> new FactBody.GuestGreeted(guest, device(d))));
  }

  private static Arbitrary<FactBody> badges() {
    Arbitrary<Integer> attempts = n(2);
    return Arbitraries.oneOf(
        Combinators.combine(n(FEW), guests(), n(FEW), Arbitraries.of(FactBody.BadgeReason.class))
            .as((j, g, i, r) -> new FactBody.BadgeQueued(job(j), g, event(i), device(i), r)),
        Combinators.combine(n(FEW), attempts, n(FEW))
            .as((j, a, p) -> new FactBody.BadgeSent(job(j), a, printer(p), p)),
        Combinators.combine(n(FEW), attempts, Arbitraries.of(FactBody.Settlement.class), n(FEW))
            .as((j, a, s, r) -> new FactBody.BadgeSettled(job(j), a, s, List.of("reason-" + r))),
        Combinators.combine(n(FEW), attempts, Arbitraries.of(FactBody.Ruling.class), n(FEW))
            .as((j, a, r, d) -> new FactBody.BadgeRuled(job(j), a, r, device(d))));
  }

  private static Arbitrary<FactBody> rest() {
    Arbitrary<FactBody.@Nullable Case> cases =
        n(9).<FactBody.Case>map(
                i -> new FactBody.Case(Telling.scan(i), Telling.invitation(i), Telling.token(i)))
            .injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(n(FEW), n(FEW), Arbitraries.of(causes()), cases)
            .as((r, i, why, c) -> new FactBody.HelpRaised(request(r), event(i), device(i), why, c)),
        Combinators.combine(n(FEW), Arbitraries.of(FactBody.Answer.class), n(FEW))
            .as((r, a, d) -> new FactBody.HelpAnswered(request(r), a, device(d))),
        Combinators.combine(n(FEW), n(FEW), Arbitraries.of(Role.class))
            .as(
                (d, i, role) ->
                    new FactBody.DeviceEnrolled(
                        device(d), replica(i), role, "", Telling.token(10 * d + i))),
        n(FEW).map(d -> new FactBody.DeviceRevoked(device(d))),
        printers());
  }

  private static Arbitrary<FactBody> printers() {
    return Arbitraries.oneOf(
        Combinators.combine(n(FEW), n(9), Arbitraries.of(FactBody.PrinterOrder.class), n(FEW))
            .as(
                (p, v, o, d) ->
                    new FactBody.PrinterOrdered(replica(1), printer(p), v, o, device(d))),
        Combinators.combine(n(FEW), n(9), n(FEW), n(FEW))
            .as(
                (p, v, l, d) ->
                    new FactBody.RollLoaded(replica(1), printer(p), v, l, l, l, device(d))),
        Combinators.combine(n(FEW), n(9), n(FEW), n(FEW))
            .as((s, v, p, d) -> new FactBody.StationRouted(device(s), v, printer(p), device(d))));
  }

  static String printer(int number) {
    return "printer " + number;
  }

  private static EnumSet<FactBody.HelpCause> causes() {
    return EnumSet.allOf(FactBody.HelpCause.class);
  }

  private static Arbitrary<GuestId> guests() {
    return Combinators.combine(n(FEW), n(FEW))
        .as((i, index) -> new GuestId(Telling.invitation(i), index - 1));
  }

  private static Arbitrary<Integer> n(int most) {
    return Arbitraries.integers().between(1, most);
  }

  private static Arbitrary<@Nullable Integer> maybe() {
    return n(FEW).injectNull(0.3);
  }

  static ReplicaId replica(int number) {
    return new ReplicaId("%032x".formatted(number));
  }

  static EventId event(int number) {
    return new EventId("%016x".formatted(number));
  }

  static DeviceId device(int number) {
    return new DeviceId("%016x".formatted(number));
  }

  static JobId job(int number) {
    return new JobId("%032x".formatted(number));
  }

  static RequestId request(int number) {
    return new RequestId("%032x".formatted(number));
  }

  private static EventPlan plan(int number) {
    return new EventPlan(
        "Event " + number,
        "",
        Telling.START,
        Telling.START.plusSeconds(number),
        ZoneId.of("UTC"),
        "");
  }
}
