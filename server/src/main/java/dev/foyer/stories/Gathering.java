package dev.foyer.stories;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Room;
import dev.foyer.domain.Room.RoomTable;
import dev.foyer.domain.Room.Trait;
import dev.foyer.domain.Terms;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Those who are invited to an event: who of them is or was there, and who is not.
///
/// @param state to be read under its lock
record Gathering(CommunityState state, EventId event) {
  /// Somebody and their name.
  record Who(String person, String name) {}

  Who who(PersonId person) {
    return new Who(person.hex(), name(person));
  }

  String name(PersonId person) {
    return state.people().profile(person).name();
  }

  boolean isInvited(PersonId person) {
    return invitations(person).findFirst().isPresent();
  }

  /// Whether somebody is in now.
  boolean isHere(PersonId person) {
    return invitations(person).anyMatch(invitation -> invitation.here(0));
  }

  /// Whether somebody has come, whether they have gone home since or not.
  boolean hasCome(PersonId person) {
    return invitations(person).anyMatch(invitation -> invitation.effective(0).isPresent());
  }

  /// Whether somebody is invited and has not come.
  boolean isMissed(PersonId person) {
    return isInvited(person) && !hasCome(person);
  }

  /// People whose name contains the query, by name, up to `most`.
  List<Who> find(String query, Predicate<PersonId> wanted, int most) {
    String looked = query.strip().toLowerCase(Locale.ROOT);
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .flatMap(invitation -> invitation.terms().stream())
        .map(Terms::person)
        .distinct()
        .filter(person -> isNamedLike(person, looked))
        .filter(wanted)
        .map(this::who)
        .sorted(Comparator.comparing(Who::name).thenComparing(Who::person))
        .limit(most)
        .toList();
  }

  private boolean isNamedLike(PersonId person, String looked) {
    String name = name(person).toLowerCase(Locale.ROOT);
    return !name.isEmpty() && name.contains(looked);
  }

  /// The table where somebody sits in the round that was called last; before one is called, in the
  /// first.
  Optional<RoomTable> table(PersonId person) {
    Set<Integer> called = state.seating().called(event);
    int round = called.isEmpty() ? 0 : Collections.max(called);
    List<RoomTable> tables = room().tables();
    return invitations(person)
        .map(invitation -> state.seating().table(event, new GuestId(invitation.id(), 0), round))
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .filter(table -> table < tables.size())
        .map(tables::get)
        .findFirst();
  }

  /// The table where somebody sits, if what is said there stays there.
  Optional<String> confidentialTable(PersonId person) {
    return table(person)
        .filter(table -> table.traits().contains(Trait.CONFIDENTIAL))
        .map(RoomTable::name);
  }

  private Room room() {
    return state.seating().room(event);
  }

  private Stream<Invitation> invitations(PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .filter(
            invitation -> invitation.terms().map(Terms::event).filter(event::equals).isPresent());
  }
}
