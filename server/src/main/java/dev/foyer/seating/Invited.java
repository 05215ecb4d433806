package dev.foyer.seating;

import dev.foyer.domain.Answers;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Room;
import dev.foyer.domain.Seating.Place;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Pair;
import dev.foyer.mixing.Table;
import dev.foyer.mixing.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An event as the engine sees it: everybody who is invited and has not gone home, at the room's
/// tables, with what they have answered and whom they have met before.
///
/// @param event whose it is
/// @param evening what is to be seated
/// @param people whom each guest is, for those who are invited by name
record Invited(EventId event, Evening evening, Map<GuestId, PersonId> people) {
  private static final class Reading {
    private final CommunityState state;
    private final EventId event;
    private final Room room;
    private final Words words = new Words();
    private final Map<GuestId, PersonId> people = new HashMap<>();
    private final Map<PersonId, GuestId> guests = new HashMap<>();
    private final List<Guest> all = new ArrayList<>();
    private final Set<Turn> out = new HashSet<>();

    Reading(CommunityState state, EventId event) {
      this.state = state;
      this.event = event;
      room = state.seating().room(event);
    }

    Invited read() {
      state.guests().of(event).stream()
          .sorted()
          .flatMap(id -> state.guests().find(id).stream())
          .filter(invitation -> !invitation.revoked() || !invitation.present().isEmpty())
          .forEach(this::take);
      state.seating().rests(event).stream()
          .map(place -> new Turn(place.guest(), place.round()))
          .forEach(out::add);
      List<Table> tables = room.tables().stream().map(Reading::table).toList();
      List<Evening.Mode> rounds =
          room.rounds().stream().map(course -> Evening.Mode.valueOf(course.mode().name())).toList();
      Evening.Between between = new Evening.Between(met(), mentors(), apart());
      return new Invited(
          event, new Evening(all, tables, rounds, between, pins(), out), Map.copyOf(people));
    }

    private void take(Invitation invitation) {
      Terms terms = invitation.terms().orElseThrow();
      int last = invitation.present().stream().mapToInt(a -> a.guest().index()).max().orElse(0);
      int size = Math.max(terms.people(), last + 1);
      for (int index = 0; index < size; index++) {
        GuestId guest = new GuestId(invitation.id(), index);
        all.add(guest(guest, terms));
        absences(guest, invitation);
      }
      people.put(new GuestId(invitation.id(), 0), terms.person());
      guests.put(terms.person(), new GuestId(invitation.id(), 0));
    }

    /// Who went home takes no seat any more; who was not here when a round was called has none in
    /// it.
    private void absences(GuestId guest, Invitation invitation) {
      Set<Integer> called = state.seating().called(event);
      for (int round = 0; round < room.rounds().size(); round++) {
        boolean had = state.seating().table(event, guest, round).isPresent();
        boolean gone = invitation.left(guest.index()) && !called.contains(round);
        boolean missed = called.contains(round) && !had;
        if (gone || missed) {
          out.add(new Turn(guest, round));
        }
      }
    }

    private Guest guest(GuestId guest, Terms terms) {
      Profile profile = state.people().profile(terms.person());
      Answers answers = state.answers().of(terms.person());
      boolean named = guest.index() == 0;
      String name = named ? profile.name() : profile.name() + " +" + guest.index();
      return new Guest(
          guest,
          name,
          named ? standing(terms) : follower(terms),
          answers.kind(),
          Set.copyOf(profile.languages()),
          named ? Needs.of(profile.accessNeeds()) : Set.of(),
          talk(guest, terms, profile, answers));
    }

    private Standing standing(Terms terms) {
      if (state.welcomes().parts(terms.person(), event).contains(Part.TABLE_HOST)) {
        return Standing.HOST;
      }
      return follower(terms);
    }

    private static Standing follower(Terms terms) {
      return terms.newcomer() == Terms.Newcomer.FIRST_TIMER
          ? Standing.FIRST_TIMER
          : Standing.RETURNING;
    }

    /// Those who come on one invitation know each other as colleagues do.
    private Talk talk(GuestId guest, Terms terms, Profile profile, Answers answers) {
      Set<String> bonds = new TreeSet<>(answers.bonds());
      bonds.add(profile.organisation());
      Set<String> shared = new HashSet<>(words.of(bonds));
      if (terms.people() > 1) {
        shared.add("the party of " + profile.name());
      }
      return guest.index() == 0
          ? new Talk(
              shared,
              words.of(answers.purposes()),
              words.of(profile.offers()),
              words.of(profile.needs()),
              profile.meetingStyle())
          : Talk.NONE.withBonds(shared.toArray(String[]::new));
    }

    private static Table table(Room.RoomTable table) {
      Set<Table.Feature> features = new HashSet<>();
      if (!table.traits().contains(Room.Trait.STEPS)) {
        features.add(Table.Feature.STEP_FREE);
      }
      if (table.traits().contains(Room.Trait.QUIET)) {
        features.add(Table.Feature.QUIET);
      }
      return new Table(table.name(), table.seats(), features);
    }

    private Map<Turn, Integer> pins() {
      return state.seating().pins(event).entrySet().stream()
          .collect(Collectors.toMap(pin -> turn(pin.getKey()), Map.Entry::getValue));
    }

    private static Turn turn(Place place) {
      return new Turn(place.guest(), place.round());
    }

    /// Who sat together at other events, in rounds that were called, and is invited to this one.
    private Set<Pair> met() {
      Set<Pair> met = new HashSet<>();
      for (EventId other : state.guests().events()) {
        if (!other.equals(event)) {
          SatTogether.at(state, other).stream()
              .flatMap(pair -> pair(pair.one(), pair.other()))
              .forEach(met::add);
        }
      }
      return met;
    }

    private Set<Pair> mentors() {
      return state.seating().mentors(event).stream()
          .flatMap(mentors -> pair(mentors.mentor(), mentors.mentee()))
          .collect(Collectors.toSet());
    }

    private Set<Pair> apart() {
      return state.seating().apart().stream()
          .flatMap(pair -> pair(pair.one(), pair.other()))
          .collect(Collectors.toSet());
    }

    private Stream<Pair> pair(PersonId one, PersonId other) {
      GuestId first = guests.get(one);
      GuestId second = guests.get(other);
      return first == null || second == null || first.equals(second)
          ? Stream.empty()
          : Stream.of(new Pair(first, second));
    }
  }

  /// Reads an event while the state is held; empty as long as the room has no tables or no rounds.
  static Optional<Invited> of(CommunityState state, EventId event) {
    Room room = state.seating().room(event);
    return room.tables().isEmpty() || room.rounds().isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(state, event).read());
  }
}
