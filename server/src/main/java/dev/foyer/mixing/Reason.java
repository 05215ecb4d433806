package dev.foyer.mixing;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Why a seat is good for a guest, out of the terms that the engine weighs. Nothing private is among
/// them: not who is kept apart, not what a seat must give.
public sealed interface Reason {
  /// English words to be read out to the guest.
  String words();

  /// People whom the guest meets for the first time.
  record NewPeople(int people) implements Reason {
    @Override
    public String words() {
      return people == 1 ? "one person new to you" : people + " people new to you";
    }
  }

  /// Somebody has what the guest asked for.
  record OffersYou(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s offers what you asked for: %s".formatted(name, what);
    }
  }

  /// The guest has what somebody asked for.
  record AsksYou(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s asked for what you offer: %s".formatted(name, what);
    }
  }

  /// The round in which a mentor pair shares a table.
  record MentorPair(String name) implements Reason {
    @Override
    public String words() {
      return name + " and you are a mentor pair";
    }
  }

  /// A host at the table of somebody who is new or asked to be introduced.
  record HostThere(String name) implements Reason {
    @Override
    public String words() {
      return name + " is your host there";
    }
  }

  /// Somebody cares about the same, in a round that gathers by purpose.
  record CaresToo(String name, String what) implements Reason {
    @Override
    public String words() {
      return "%s cares about %s, too".formatted(name, what);
    }
  }

  /// All that speaks for a guest's seat, the weightiest first.
  ///
  /// @return empty if the guest has no seat in that round
  static List<Reason> of(Evening evening, Plan plan, Turn turn) {
    List<Guest> guests = evening.guests();
    return guests.stream()
        .filter(guest -> guest.id().equals(turn.guest()))
        .flatMap(guest -> plan.table(guest.id(), turn.round()).stream().map(t -> new Seat(guest, t)))
        .flatMap(seat -> new Table(evening, plan, turn.round(), seat).reasons())
        .toList();
  }

  /// The reasons in one line.
  static String words(List<Reason> reasons) {
    return String.join("; ", reasons.stream().map(Reason::words).toList());
  }

  /// A guest at a table.
  record Seat(Guest guest, int table) {}

  /// A table seen by one who sits there.
  record Table(Evening evening, Plan plan, int round, Seat seat) {
    Stream<Reason> reasons() {
      List<Guest> others =
          plan.at(evening, round, seat.table()).stream()
              .filter(other -> !other.id().equals(me().id()))
              .toList();
      return Stream.of(
              newPeople(others),
              others.stream().filter(o -> isMentorPair(o)).map(o -> new MentorPair(o.name())),
              offers(others),
              host(others),
              purpose(others))
          .flatMap(reasons -> reasons);
    }

    private Guest me() {
      return seat.guest();
    }

    private Stream<Reason> newPeople(List<Guest> others) {
      int people = (int) others.stream().filter(this::isNew).count();
      return people == 0 ? Stream.of() : Stream.of(new NewPeople(people));
    }

    private boolean isNew(Guest other) {
      if (evening.between().met().contains(new Pair(me().id(), other.id()))) {
        return false;
      }
      for (int earlier = 0; earlier < round; earlier++) {
        var mine = plan.table(me().id(), earlier);
        if (mine.isPresent() && mine.equals(plan.table(other.id(), earlier))) {
          return false;
        }
      }
      return true;
    }

    private boolean isMentorPair(Guest other) {
      return evening.between().mentors().contains(new Pair(me().id(), other.id()));
    }

    private Stream<Reason> offers(List<Guest> others) {
      return Stream.concat(
          others.stream()
              .flatMap(
                  o ->
                      common(o.talk().offers(), me().talk().wants())
                          .map(what -> new OffersYou(o.name(), what))),
          others.stream()
              .flatMap(
                  o ->
                      common(me().talk().offers(), o.talk().wants())
                          .map(what -> new AsksYou(o.name(), what))));
    }

    private Stream<Reason> host(List<Guest> others) {
      boolean matters =
          me().standing() == Guest.Standing.FIRST_TIMER
              || me().talk().style() == dev.foyer.domain.MeetingStyle.INTRODUCE_ME;
      return others.stream()
          .filter(o -> matters && o.standing() == Guest.Standing.HOST)
          .map(o -> new HostThere(o.name()));
    }

    private Stream<Reason> purpose(List<Guest> others) {
      if (evening.rounds().get(round) != Evening.Mode.PURPOSE) {
        return Stream.of();
      }
      return others.stream()
          .flatMap(
              o ->
                  common(o.talk().cares(), me().talk().cares())
                      .map(what -> new CaresToo(o.name(), what)));
    }

    private static Stream<String> common(
        java.util.Set<String> some, java.util.Set<String> others) {
      return new TreeSet<>(some).stream().filter(others::contains).sorted(Comparator.naturalOrder());
    }
  }
}
