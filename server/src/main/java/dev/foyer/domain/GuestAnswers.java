package dev.foyer.domain;

import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.DietTold;
import dev.foyer.domain.AnswerFact.NoteLeft;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What guests have answered beyond their profiles, and what they agree to. Part of the
/// [CommunityState] and guarded with it.
public final class GuestAnswers {
  private final Map<PersonId, Versioned<Answers>> answers = new HashMap<>();
  private final Map<Agreement, Versioned<Said>> consents = new HashMap<>();
  private final Map<Kept, Versioned<PrivateText>> diets = new HashMap<>();
  private final Map<EventId, Map<Table, Versioned<NoteLeft>>> notes = new HashMap<>();

  private record Agreement(PersonId person, Purpose purpose) {}

  private record Kept(ReplicaId box, PersonId guest) {}

  private record Table(ReplicaId box, GuestId guest) {}

  public Answers of(PersonId person) {
    return Optional.ofNullable(answers.get(person)).map(Versioned::value).orElse(Answers.ERASED);
  }

  public long nextAnswers(PersonId person) {
    return answers.getOrDefault(person, new Versioned<>()).nextVersion();
  }

  /// What the person has said about this purpose, if anything.
  public Optional<Said> said(PersonId person, Purpose purpose) {
    return Optional.ofNullable(consents.get(new Agreement(person, purpose))).map(Versioned::value);
  }

  /// Whether the person agrees; silence is no.
  public boolean agrees(PersonId person, Purpose purpose) {
    return said(person, purpose).filter(Said.YES::equals).isPresent();
  }

  /// All that the person agrees to.
  public Set<Purpose> agreed(PersonId person) {
    Set<Purpose> agreed = EnumSet.noneOf(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      if (agrees(person, purpose)) {
        agreed.add(purpose);
      }
    }
    return agreed;
  }

  public long nextConsent(PersonId person, Purpose purpose) {
    return consents.getOrDefault(new Agreement(person, purpose), new Versioned<>()).nextVersion();
  }

  /// What this box was told that a guest eats; empty if nothing.
  public String diet(ReplicaId box, PersonId guest) {
    return Optional.ofNullable(diets.get(new Kept(box, guest)))
        .map(Versioned::value)
        .map(PrivateText::value)
        .orElse("");
  }

  public long nextDiet(ReplicaId box, PersonId guest) {
    return diets.getOrDefault(new Kept(box, guest), new Versioned<>()).nextVersion();
  }

  /// What a guest has left for their table at an event; empty if nothing.
  public String note(ReplicaId box, EventId event, GuestId guest) {
    return Optional.ofNullable(notes.getOrDefault(event, Map.of()).get(new Table(box, guest)))
        .map(Versioned::value)
        .map(left -> left.note().value())
        .orElse("");
  }

  public long nextNote(ReplicaId box, EventId event, GuestId guest) {
    return notes
        .getOrDefault(event, Map.of())
        .getOrDefault(new Table(box, guest), new Versioned<>())
        .nextVersion();
  }

  void apply(Fact fact, AnswerFact body) {
    switch (body) {
      case PersonAnswered b ->
          answers
              .computeIfAbsent(b.person(), person -> new Versioned<>())
              .offer(b.answers(), b.version(), fact.id());
      case ConsentSaid b ->
          consents
              .computeIfAbsent(new Agreement(b.person(), b.purpose()), a -> new Versioned<>())
              .offer(b.said(), b.version(), fact.id());
      case DietTold b ->
          diets
              .computeIfAbsent(new Kept(b.box(), b.guest()), k -> new Versioned<>())
              .offer(b.diet(), b.version(), fact.id());
      case NoteLeft b ->
          notes
              .computeIfAbsent(b.event(), e -> new HashMap<>())
              .computeIfAbsent(new Table(b.box(), b.guest()), t -> new Versioned<>())
              .offer(b, b.version(), fact.id());
    }
  }

  /// Drops what a person has said; that something was said stays.
  void forget(PersonId person) {
    Optional.ofNullable(answers.get(person)).ifPresent(v -> v.replace(Answers.ERASED));
    diets.forEach(
        (kept, diet) -> {
          if (kept.guest().equals(person)) {
            diet.replace(PrivateText.ERASED);
          }
        });
    notes.values().stream()
        .flatMap(of -> of.values().stream())
        .forEach(note -> blank(note, person));
  }

  private static void blank(Versioned<NoteLeft> note, PersonId person) {
    NoteLeft b = note.value();
    if (b != null && b.person().equals(person.local())) {
      note.replace(
          new NoteLeft(b.box(), b.person(), b.guest(), b.event(), b.version(), PrivateText.ERASED));
    }
  }

  /// Drops a person who is erased.
  void erase(PersonId person) {
    answers.remove(person);
    consents.keySet().removeIf(agreement -> agreement.person().equals(person));
    diets.keySet().removeIf(kept -> kept.guest().equals(person));
    notes.values().forEach(of -> of.values().removeIf(note -> isOf(note, person)));
  }

  private static boolean isOf(Versioned<NoteLeft> note, PersonId person) {
    NoteLeft left = note.value();
    return left != null && left.person().equals(person.local());
  }
}
