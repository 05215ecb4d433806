package dev.foyer.ties;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.People;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.TieFact.TouchWished;
import dev.foyer.platform.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// "Whom would you like to keep in touch with?": what a choice becomes, and what it hands over. A
/// wish that is not returned is told to nobody; a mutual one shares name, e-mail address and
/// organisation.
public final class Touch {
  private Touch() {}

  /// What records that somebody chose these people; empty if they had chosen them before.
  ///
  /// @throws Problem 400 if one of them is nobody whom the person sat with or met
  public static Optional<FactBody> wish(
      CommunityState state, EventId event, PersonId person, Set<PersonId> others) {
    if (!Acquaintances.of(state, event, person).containsAll(others)) {
      throw Problem.field("people", "Choose among the people you sat with or met.");
    }
    return others.equals(state.ties().wishes(event, person))
        ? Optional.empty()
        : Optional.of(
            new TouchWished(
                person, event, state.ties().nextWish(event, person), People.names(others)));
  }

  /// The cards of those who have chosen the person and whom the person has chosen, by name.
  public static List<Contact> cards(CommunityState state, EventId event, PersonId person) {
    return state.ties().wishes(event, person).stream()
        .filter(other -> state.ties().wishes(event, other).contains(person))
        .map(other -> state.people().profile(other))
        .filter(profile -> !profile.name().isEmpty())
        .map(Touch::card)
        .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
        .toList();
  }

  private static Contact card(Profile profile) {
    return new Contact(profile.name(), profile.email(), profile.organisation());
  }
}
