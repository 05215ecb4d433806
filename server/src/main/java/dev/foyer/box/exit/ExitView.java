package dev.foyer.box.exit;

import dev.foyer.box.exit.Visits.Visit;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.Profile;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.qr.QrCode;
import dev.foyer.ties.Acquaintances;
import dev.foyer.ties.Contact;
import dev.foyer.ties.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an exit kiosk shows a guest: only what is the guest's own.
///
/// @param people whom the guest sat with or met, by name
/// @param need one open need of the guest's, in their own words; null if there is none
/// @param questions what is asked of everybody and was not answered by this guest yet
/// @param mayPromise whether the guest has made no promise at this event yet
/// @param promises between the guest and one other person each
record ExitView(
    String firstName,
    List<Somebody> people,
    @Nullable String need,
    List<String> questions,
    boolean mayPromise,
    List<Promised> promises) {
  /// @param wished whether the guest would like to keep in touch with them, as said before
  record Somebody(String person, String name, boolean met, boolean wished) {}

  /// @param name the other's
  /// @param mine whether the guest has made it
  /// @param kept `kept`, `not-yet`, `not-kept`; null if nothing is said of it
  record Promised(String name, boolean mine, String text, @Nullable String kept) {}

  /// What a mutual yes hands over, with its vCard as a QR code.
  ///
  /// @param rows the code's modules, a `1` for each dark one, without the quiet zone
  record Card(String name, String email, String organisation, List<String> rows) {
    static Card of(Contact card) {
      QrCode code = card.code();
      List<String> rows =
          IntStream.range(0, code.size())
              .mapToObj(
                  y -> {
                    StringBuilder row = new StringBuilder();
                    for (int x = 0; x < code.size(); x++) {
                      row.append(code.dark(x, y) ? '1' : '0');
                    }
                    return row.toString();
                  })
              .toList();
      return new Card(card.name(), card.email(), card.organisation(), rows);
    }
  }

  /// @param asks whether a question is still to be asked
  static ExitView of(CommunityState state, Visit visit, Predicate<String> asks) {
    PersonId person = visit.person();
    String first = state.people().profile(person).firstName();
    List<String> questions = Questions.of(state, visit.event()).stream().filter(asks).toList();
    if (visit.guest().index() > 0) {
      return new ExitView("", List.of(), null, questions, false, List.of());
    }
    return new ExitView(
        first,
        people(state, visit),
        need(state, person).orElse(null),
        questions,
        mayPromise(state, visit),
        promises(state, person));
  }

  private static List<Somebody> people(CommunityState state, Visit visit) {
    Set<PersonPair> met = state.ties().met(visit.event());
    Set<PersonId> wishes = state.ties().wishes(visit.event(), visit.person());
    return Acquaintances.of(state, visit.event(), visit.person()).stream()
        .map(
            other ->
                new Somebody(
                    other.hex(),
                    state.people().profile(other).name(),
                    met.contains(new PersonPair(visit.person(), other)),
                    wishes.contains(other)))
        .sorted(Comparator.comparing(Somebody::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /// The first need that its owner has not said is met.
  static Optional<String> need(CommunityState state, PersonId person) {
    Profile profile = state.people().profile(person);
    Set<String> met = state.ties().needsMet(person);
    return profile.needs().stream().filter(need -> !met.contains(need)).findFirst();
  }

  static boolean mayPromise(CommunityState state, Visit visit) {
    return state.ties().promises(visit.person()).stream()
        .noneMatch(promise -> promise.event().equals(visit.event()));
  }

  private static List<Promised> promises(CommunityState state, PersonId person) {
    List<Promised> promises = new ArrayList<>();
    for (PromiseMade promise : state.ties().promises()) {
      boolean mine = promise.person().equals(person);
      String to = promise.to().value();
      if (!promise.text().isEmpty() && (mine || to.equals(person.hex()))) {
        PersonId other = mine ? new PersonId(to) : promise.person();
        promises.add(
            new Promised(
                state.people().profile(other).name(),
                mine,
                promise.text().value(),
                state.ties().kept(promise.promise()).map(ExitView::word).orElse(null)));
      }
    }
    return promises;
  }

  private static String word(Kept kept) {
    return kept.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<Card> cards(CommunityState state, Visit visit) {
    return visit.guest().index() > 0
        ? List.of()
        : Touch.cards(state, visit.event(), visit.person()).stream().map(Card::of).toList();
  }
}
