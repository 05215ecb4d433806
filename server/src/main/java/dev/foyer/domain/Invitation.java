package dev.foyer.domain;

import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One invitation and what became of it, folded from its facts in whatever order they came. Not
/// thread-safe: whoever owns the [CommunityState] guards it.
public final class Invitation {
  private final InvitationId id;
  private final Versioned<Terms> terms = new Versioned<>();
  private final TreeMap<Integer, TreeSet<Admission>> admissions = new TreeMap<>();
  private Set<FactId> undone = Set.of();
  private Map<Integer, First<GuestGreeted>> greeted = Map.of();
  private Map<Integer, Versioned<Move>> whereabouts = Map.of();
  private boolean revoked;

  /// Where a guest went, and when.
  private record Move(Whereabouts to, Stamp at) {}

  Invitation(InvitationId id) {
    this.id = id;
  }

  public InvitationId id() {
    return id;
  }

  /// What the invitation grants; empty as long as only later facts about it are known.
  public Optional<Terms> terms() {
    return Optional.ofNullable(terms.value());
  }

  public long nextVersion() {
    return terms.nextVersion();
  }

  public boolean revoked() {
    return revoked;
  }

  /// The admission that counts for this guest, if the guest is in.
  public Optional<Admission> effective(int index) {
    return standing(index).stream().findFirst();
  }

  /// All admissions of this guest that were not undone, in order of arrival; more than one scan is
  /// a double admission, kept and flagged. Two facts of one scan are one arrival, which two doors
  /// have written down.
  public List<Admission> standing(int index) {
    Set<Admission> all = admissions.getOrDefault(index, new TreeSet<>(Admission.BY_ARRIVAL));
    return all.stream().filter(a -> !undone.contains(a.id())).toList();
  }

  /// The guests of this invitation who came in twice, by different scans.
  public List<Integer> doubles() {
    return admissions.keySet().stream()
        .filter(
            index -> standing(index).stream().map(a -> a.passage().scan()).distinct().count() > 1)
        .toList();
  }

  boolean doubled() {
    return admissions.values().stream().anyMatch(all -> all.size() > 1) && !doubles().isEmpty();
  }

  /// Every admission ever, undone ones included, in order of the guest's index and arrival.
  public List<Admission> admissions() {
    List<Admission> all = new ArrayList<>();
    admissions.values().forEach(all::addAll);
    return all;
  }

  public boolean undone(FactId admission) {
    return undone.contains(admission);
  }

  /// The effective admissions of everybody on this invitation who is in.
  public List<Admission> present() {
    return admissions.keySet().stream().flatMap(index -> effective(index).stream()).toList();
  }

  /// The guests of this invitation who are not in yet.
  public List<GuestId> awaited() {
    int people = terms().map(Terms::people).orElse(0);
    return absent(people).toList();
  }

  /// The next guests of this invitation to come in, more than are invited if so many are here.
  List<GuestId> next(int count) {
    return absent(Terms.MAX_PEOPLE).limit(count).toList();
  }

  private Stream<GuestId> absent(int people) {
    return IntStream.range(0, people)
        .filter(index -> effective(index).isEmpty())
        .mapToObj(index -> new GuestId(id, index));
  }

  /// Whether a guest who came in has gone home.
  public boolean left(int index) {
    return leftAt(index).isPresent();
  }

  /// When a guest who came in has gone home, if they have.
  public Optional<Stamp> leftAt(int index) {
    return Optional.ofNullable(whereabouts.get(index))
        .map(Versioned::value)
        .filter(move -> move.to() == Whereabouts.LEFT)
        .map(Move::at);
  }

  /// Whether a guest came in and has not gone home.
  public boolean here(int index) {
    return effective(index).isPresent() && !left(index);
  }

  public long nextWhereabouts(int index) {
    return whereabouts.getOrDefault(index, new Versioned<>()).nextVersion();
  }

  /// When a host greeted this guest, if one did.
  public Optional<Stamp> greeted(int index) {
    return Optional.ofNullable(greeted.get(index)).map(First::stamp);
  }

  void issued(FactId fact, InvitationIssued issued) {
    terms.offer(issued.terms(), issued.version(), fact);
  }

  void revoke() {
    revoked = true;
  }

  void admitted(Admission admission) {
    admissions
        .computeIfAbsent(admission.guest().index(), index -> new TreeSet<>(Admission.BY_ARRIVAL))
        .add(admission);
  }

  /// An admission has another time than was thought, or says less.
  void replace(Admission before, Admission after) {
    TreeSet<Admission> all = admissions.get(before.guest().index());
    if (all != null) {
      all.remove(before);
      all.add(after);
    }
  }

  void undo(AdmissionUndone undo) {
    undone = undone.isEmpty() ? new HashSet<>() : undone;
    undone.addAll(undo.admissions());
  }

  void whereabouts(Fact fact, PresenceChanged body) {
    whereabouts = whereabouts.isEmpty() ? new HashMap<>() : whereabouts;
    whereabouts
        .computeIfAbsent(body.guest().index(), i -> new Versioned<>())
        .offer(new Move(body.whereabouts(), fact.stamp()), body.version(), fact.id());
  }

  void greet(Fact fact, GuestGreeted greeting) {
    greeted = greeted.isEmpty() ? new HashMap<>() : greeted;
    greeted.computeIfAbsent(greeting.guest().index(), i -> new First<>()).offer(greeting, fact);
  }

  /// The terms, or null; for callers inside the fold.
  @Nullable Terms termsOrNull() {
    return terms.value();
  }
}
