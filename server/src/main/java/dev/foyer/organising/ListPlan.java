package dev.foyer.organising;

import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.Folded;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.organising.Known.Listed;
import dev.foyer.organising.Known.Told;
import dev.foyer.organising.ListFile.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a list would change, worked out without changing anything. A guest is recognised by e-mail
/// address, or else by name and organisation.
final class ListPlan {
  /// What one row comes to.
  sealed interface Step {
    /// A guest who gets an invitation.
    record Add(Guest guest) implements Step {}

    /// A guest of the list about whom something is new.
    record Change(Guest guest, Listed listed) implements Step {}

    record Same() implements Step {}
  }

  /// A guest as the list wants it.
  ///
  /// @param news what changes about the person
  record Guest(PersonId person, News news, int people, Standing standing) {}

  /// @param profile null if nothing in it changes
  /// @param consent null if nothing new is said
  record News(@Nullable Profile profile, @Nullable Consent consent, Answered answered) {
    boolean isEmpty() {
      return profile == null && consent == null && answered.isEmpty();
    }
  }

  /// Who asked for the guest, and whether the guest is new.
  record Standing(@Nullable PersonId inviter, Newcomer newcomer) {}

  private final Known known;
  private final Supplier<PersonId> newPeople;
  private final Directory directory = new Directory();
  private final Map<PersonId, GuestRow> rows = new LinkedHashMap<>();
  private final Map<PersonId, Profile> profiles = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Remark> bad = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  private ListPlan(Known known, Supplier<PersonId> newPeople) {
    this.known = known;
    this.newPeople = newPeople;
    known.people().forEach(directory::add);
  }

  static ListPlan of(List<GuestRow> rows, Known known, Supplier<PersonId> newPeople) {
    ListPlan plan = new ListPlan(known, newPeople);
    rows.forEach(plan::recognise);
    plan.rows.forEach((person, row) -> plan.steps.add(plan.step(person, row)));
    return plan;
  }

  List<Step> steps() {
    return steps;
  }

  /// How many awaited guests no row speaks of.
  int missing() {
    return (int) known.awaited().stream().filter(person -> !rows.containsKey(person)).count();
  }

  /// Rows that are left out, and why.
  List<Remark> bad() {
    return bad;
  }

  /// Parts of rows that are left out, and why.
  List<Remark> remarks() {
    return remarks;
  }

  private void recognise(GuestRow row) {
    String organisation = row.text(Field.ORGANISATION, "");
    Optional<PersonId> byEmail =
        row.email().isEmpty() ? Optional.empty() : directory.withEmail(row.email());
    List<PersonId> namesakes =
        byEmail.isPresent()
            ? List.of()
            : directory.called(row.name(), organisation).stream()
                .filter(person -> row.email().isEmpty() || email(person).isEmpty())
                .toList();
    if (namesakes.size() > 1) {
      bad.add(
          new Remark(
              row.line(),
              "Several people have this name and organisation: add the e-mail address."));
      return;
    }
    PersonId person = byEmail.or(() -> namesakes.stream().findFirst()).orElseGet(newPeople);
    GuestRow earlier = rows.putIfAbsent(person, row);
    if (earlier != null) {
      bad.add(new Remark(row.line(), repeated(row, earlier)));
      return;
    }
    Profile profile = row.profile(before(person));
    profiles.put(person, profile);
    directory.add(person, profile);
    row.unclear().ifPresent(reason -> remarks.add(new Remark(row.line(), reason)));
  }

  private static String repeated(GuestRow row, GuestRow earlier) {
    boolean namesake = Folded.text(row.name()).equals(Folded.text(earlier.name()));
    return namesake
        ? "This is the guest of line " + earlier.line() + " again."
        : "Its e-mail address is that of the guest of line "
            + earlier.line()
            + ": give each guest an address of their own, or none.";
  }

  private Step step(PersonId person, GuestRow row) {
    Profile profile = profiles.getOrDefault(person, Profile.ERASED);
    Answered answered = Answered.of(row, known.told().getOrDefault(person, Told.NOTHING));
    answered.remark().ifPresent(reason -> remarks.add(new Remark(row.line(), reason)));
    News news =
        new News(profile.equals(before(person)) ? null : profile, consent(person, row), answered);
    Listed listed = known.listed().get(person);
    OptionalInt people = row.people();
    if (listed == null) {
      Standing standing = new Standing(inviter(person, row, null), newcomer(person, row));
      return new Step.Add(new Guest(person, news, people.orElse(1), standing));
    }
    Terms terms = listed.terms();
    Standing standing =
        new Standing(
            inviter(person, row, terms.inviter()), newcomer(person, row, terms.newcomer()));
    Guest guest = new Guest(person, news, people.orElse(terms.people()), standing);
    boolean same =
        news.isEmpty()
            && guest.people() == terms.people()
            && standing.equals(new Standing(terms.inviter(), terms.newcomer()));
    return same ? new Step.Same() : new Step.Change(guest, listed);
  }

  private @Nullable Consent consent(PersonId person, GuestRow row) {
    Optional<Consent> before = Optional.ofNullable(known.consents().get(person));
    return row.consent().filter(said -> !before.equals(Optional.of(said))).orElse(null);
  }

  /// Whoever came before is no first-timer, whatever the list says; where it says nothing, whoever
  /// never came is one, unless nobody is known to have come at all.
  private Newcomer newcomer(PersonId person, GuestRow row) {
    Newcomer guess = known.returning().isEmpty() ? Newcomer.RETURNING : Newcomer.FIRST_TIMER;
    return newcomer(person, row, guess);
  }

  private Newcomer newcomer(PersonId person, GuestRow row, Newcomer otherwise) {
    return known.returning().contains(person)
        ? Newcomer.RETURNING
        : row.newcomer().orElse(otherwise);
  }

  private @Nullable PersonId inviter(PersonId guest, GuestRow row, @Nullable PersonId before) {
    String words = row.text(Field.INVITED_BY, "");
    if (words.isEmpty()) {
      return row.cells().containsKey(Field.INVITED_BY) ? null : before;
    }
    Optional<PersonId> meant = meant(words).filter(person -> !person.equals(guest));
    if (meant.isEmpty()) {
      remarks.add(
          new Remark(
              row.line(),
              "Invited by \""
                  + words
                  + "\": nobody else, or more than one, is called so. Left out."));
    }
    return meant.orElse(null);
  }

  /// The one person whom these words mean, rather somebody on the list than anybody else.
  private Optional<PersonId> meant(String words) {
    Set<PersonId> called = directory.meant(words);
    List<PersonId> invited =
        called.stream()
            .filter(person -> rows.containsKey(person) || known.listed().containsKey(person))
            .toList();
    List<PersonId> likely = invited.isEmpty() ? List.copyOf(called) : invited;
    return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
  }

  private Profile before(PersonId person) {
    return known.people().getOrDefault(person, Profile.ERASED);
  }

  private String email(PersonId person) {
    Profile now = profiles.get(person);
    return now == null ? before(person).email() : now.email();
  }
}
