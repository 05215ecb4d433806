package dev.foyer.domain;

import dev.foyer.domain.FactBody.ClockCorrected;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.TokenRecognised;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Who is invited to which event and who is in, with the look-ups that a door needs. Part of the
/// [CommunityState] and guarded with it.
public final class GuestList {
  private final Map<EventId, Versioned<EventPlan>> events = new HashMap<>();
  private final Map<ReplicaId, Versioned<Optional<EventId>>> doors = new HashMap<>();
  private final Map<InvitationId, Invitation> invitations = new HashMap<>();
  private final Map<EventId, Set<InvitationId>> byEvent = new HashMap<>();
  private final Lookup<PersonId> byPerson = new Lookup<>();
  private final Lookup<Bytes> byToken = new Lookup<>();
  private final Lookup<ShortCode> byCode = new Lookup<>();
  private final Lookup<Bytes> recognised = new Lookup<>();
  private final Lookup<ScanId> byScan = new Lookup<>();
  private final Set<InvitationId> doubled = new LinkedHashSet<>();
  private final Map<EventId, Tally> tallies = new HashMap<>();
  private final Counts counts = new Counts();
  private final Map<FactId, Admission> admissions = new HashMap<>();
  private final Clocks clocks = new Clocks();
  private final Map<Clocks.Start, Map<FactId, Stamp>> untrusted = new HashMap<>();
  private final Map<EventId, TreeSet<Admission>> arrivals = new HashMap<>();

  public Optional<EventPlan> event(EventId id) {
    return Optional.ofNullable(events.get(id)).map(Versioned::value);
  }

  public Set<EventId> events() {
    return Set.copyOf(events.keySet());
  }

  public long nextVersion(EventId id) {
    return events.getOrDefault(id, new Versioned<>()).nextVersion();
  }

  /// The event that this box's doors are open for; empty while they are closed.
  public Optional<EventId> openAt(ReplicaId box) {
    Versioned<Optional<EventId>> door = doors.get(box);
    Optional<EventId> event = door == null ? null : door.value();
    return event == null ? Optional.empty() : event;
  }

  /// The boxes whose doors are open for this event, as far as is known here.
  public Set<ReplicaId> doorsOf(EventId event) {
    return doors.keySet().stream()
        .filter(box -> openAt(box).equals(Optional.of(event)))
        .collect(Collectors.toUnmodifiableSet());
  }

  public long nextOpening(ReplicaId box) {
    return doors.getOrDefault(box, new Versioned<>()).nextVersion();
  }

  public Optional<Invitation> find(InvitationId id) {
    return Optional.ofNullable(invitations.get(id));
  }

  /// The invitation whose token has this SHA-256.
  public Optional<Invitation> byToken(Bytes tokenHash) {
    return byToken.of(tokenHash).stream().findFirst().flatMap(this::find);
  }

  /// The invitations as whose guests a host has recognised the holder of the token with this
  /// SHA-256.
  public Collection<InvitationId> recognised(Bytes tokenHash) {
    return recognised.of(tokenHash);
  }

  /// The invitations with this typed code: nearly always one.
  public Collection<InvitationId> byCode(ShortCode code) {
    return byCode.of(code);
  }

  /// The invitation that this scan admitted somebody on.
  public Optional<Invitation> byScan(ScanId scan) {
    return byScan.of(scan).stream().findFirst().flatMap(this::find);
  }

  /// The admission that is this fact, undone or not.
  public Optional<Admission> admission(FactId fact) {
    return Optional.ofNullable(admissions.get(fact));
  }

  /// The latest arrivals at an event, undone ones included, newest first.
  public List<Admission> arrivals(EventId event, int limit) {
    TreeSet<Admission> all = arrivals.getOrDefault(event, new TreeSet<>(Admission.BY_ARRIVAL));
    return all.descendingSet().stream().limit(limit).toList();
  }

  /// The invitations on which a guest came in twice, at two doors that could not ask each other.
  public Collection<InvitationId> doubled() {
    return Set.copyOf(doubled);
  }

  public Collection<InvitationId> of(EventId event) {
    return Set.copyOf(byEvent.getOrDefault(event, Set.of()));
  }

  /// The invitations that this person was ever given, to whatever event.
  public Collection<InvitationId> of(PersonId person) {
    return byPerson.of(person);
  }

  public Tally tally(EventId event) {
    return tallies.getOrDefault(event, Tally.ZERO);
  }

  /// How many guests are in at each event by what this box has written down: of a guest who came in
  /// twice the first arrival counts, whichever box wrote it.
  public Map<EventId, Integer> counted(ReplicaId box) {
    return counts.by(box);
  }

  /// Whether this person is in at this event now: came, and has not gone home.
  public boolean here(PersonId person, EventId event) {
    return byPerson.of(person).stream()
        .flatMap(id -> find(id).stream())
        .filter(i -> i.terms().map(t -> t.event().equals(event)).orElse(false))
        .anyMatch(i -> i.here(0));
  }

  void plan(FactId fact, EventPlanned body) {
    events
        .computeIfAbsent(body.event(), id -> new Versioned<>())
        .offer(body.plan(), body.version(), fact);
  }

  void open(FactId fact, DoorsOpened body) {
    doors
        .computeIfAbsent(body.box(), id -> new Versioned<>())
        .offer(Optional.of(body.event()), body.version(), fact);
  }

  void close(FactId fact, DoorsClosed body) {
    doors
        .computeIfAbsent(body.box(), id -> new Versioned<>())
        .offer(Optional.empty(), body.version(), fact);
  }

  void issue(FactId fact, InvitationIssued body) {
    change(body.invitation(), invitation -> invitation.issued(fact, body));
  }

  void recognise(TokenRecognised body) {
    recognised.add(body.token(), body.invitation());
  }

  /// The invitations on which somebody came in while this box had no trusted clock.
  public Collection<InvitationId> admittedWithoutAClock(ReplicaId box) {
    return untrusted.entrySet().stream()
        .filter(start -> start.getKey().box().equals(box))
        .flatMap(start -> start.getValue().keySet().stream())
        .flatMap(fact -> admission(fact).stream())
        .map(admission -> admission.guest().invitation())
        .distinct()
        .toList();
  }

  /// The version that a correction of this start's clock takes.
  public long nextCorrection(ReplicaId box, long epoch) {
    return clocks.nextVersion(new Clocks.Start(box, epoch));
  }

  /// What came in without a trusted clock takes its true place.
  void correct(FactId fact, ClockCorrected body) {
    clocks.correct(fact, body);
    Clocks.Start start = new Clocks.Start(body.box(), body.epoch());
    untrusted.getOrDefault(start, Map.of()).forEach(this::moveTo);
  }

  private void moveTo(FactId id, Stamp written) {
    Admission before = admissions.get(id);
    if (before != null) {
      replace(before, new Admission(id, clocks.corrected(id, written), before.body()));
    }
  }

  /// What is known of an admission is another thing than was thought.
  private void replace(Admission before, Admission after) {
    admissions.put(after.id(), after);
    TreeSet<Admission> all = arrivals.get(before.event());
    if (all != null) {
      all.remove(before);
      all.add(after);
    }
    change(before.guest().invitation(), invitation -> invitation.replace(before, after));
  }

  void admit(Fact fact, GuestAdmitted body) {
    Stamp stamp = clocks.corrected(fact.id(), fact.stamp());
    Admission admission = new Admission(fact.id(), stamp, body);
    Admission known = admissions.putIfAbsent(fact.id(), admission);
    if (known == null) {
      if (fact.stamp().quality() == ClockQuality.UNTRUSTED) {
        untrusted
            .computeIfAbsent(Clocks.Start.of(fact.id()), start -> new HashMap<>())
            .put(fact.id(), fact.stamp());
      }
      arrivals
          .computeIfAbsent(body.event(), e -> new TreeSet<>(Admission.BY_ARRIVAL))
          .add(admission);
      byScan.add(body.passage().scan(), body.guest().invitation());
      change(body.guest().invitation(), invitation -> invitation.admitted(admission));
    } else if (known.body().note().isEmpty() && !body.note().isEmpty()) {
      replace(known, new Admission(fact.id(), known.stamp(), body));
    }
  }

  /// Drops what was noted when these people came in.
  void forget(Set<PersonId> people) {
    for (Admission admission : List.copyOf(admissions.values())) {
      GuestAdmitted body = admission.body();
      if (people.contains(body.person()) && !body.note().isEmpty()) {
        replace(admission, new Admission(admission.id(), admission.stamp(), body.bare()));
      }
    }
  }

  /// Changes an invitation and keeps its event's tally and the look-ups true.
  void change(InvitationId id, Consumer<Invitation> change) {
    Invitation invitation = invitations.computeIfAbsent(id, Invitation::new);
    Terms before = invitation.termsOrNull();
    Tally tallyBefore = Tally.of(invitation);
    List<Admission> presentBefore = before == null ? List.of() : invitation.present();
    change.accept(invitation);
    if (invitation.doubled()) {
      doubled.add(id);
    } else {
      doubled.remove(id);
    }
    Terms after = invitation.termsOrNull();
    if (before != null) {
      tallies.merge(before.event(), tallyBefore, Tally::minus);
      presentBefore.forEach(admission -> counts.take(before.event(), admission));
    }
    if (after != null) {
      tallies.merge(after.event(), Tally.of(invitation), Tally::plus);
      invitation.present().forEach(admission -> counts.add(after.event(), admission));
      if (!after.equals(before)) {
        if (before != null) {
          forget(id, before);
        }
        index(id, after);
      }
    }
  }

  private void forget(InvitationId id, Terms terms) {
    byEvent.getOrDefault(terms.event(), new LinkedHashSet<>()).remove(id);
    byPerson.remove(terms.person(), id);
    Bytes token = terms.token();
    if (token != null) {
      byToken.remove(token, id);
      byCode.remove(ShortCode.of(token), id);
    }
  }

  private void index(InvitationId id, Terms terms) {
    byEvent.computeIfAbsent(terms.event(), e -> new LinkedHashSet<>()).add(id);
    byPerson.add(terms.person(), id);
    Bytes token = terms.token();
    if (token != null) {
      byToken.add(token, id);
      byCode.add(ShortCode.of(token), id);
    }
  }
}
