package dev.foyer.mixing;

import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Reason.AsksYou;
import dev.foyer.mixing.Reason.CaresToo;
import dev.foyer.mixing.Reason.HostThere;
import dev.foyer.mixing.Reason.MentorPair;
import dev.foyer.mixing.Reason.NewPeople;
import dev.foyer.mixing.Reason.OffersYou;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that speaks for a guest's seat, the weightiest first.
public final class Reasons {
  private final Evening evening;
  private final Plan plan;
  private final Guest me;
  private final int round;
  private final List<Guest> others;

  private Reasons(Evening evening, Plan plan, Guest me, int round) {
    this.evening = evening;
    this.plan = plan;
    this.me = me;
    this.round = round;
    others =
        plan.table(me.id(), round).stream()
            .flatMap(table -> plan.at(evening, round, table).stream())
            .filter(other -> !other.id().equals(me.id()))
            .toList();
  }

  /// @return empty if the guest has no seat in that round
  public static List<Reason> of(Evening evening, Plan plan, Turn turn) {
    return evening.guests().stream()
        .filter(guest -> guest.id().equals(turn.guest()))
        .flatMap(guest -> new Reasons(evening, plan, guest, turn.round()).all())
        .toList();
  }

  /// The reasons in one line.
  public static String words(List<Reason> reasons) {
    return String.join("; ", reasons.stream().map(Reason::words).toList());
  }

  private Stream<Reason> all() {
    return Stream.of(newPeople(), mentors(), offers(), asks(), hosts(), purpose())
        .flatMap(reasons -> reasons);
  }

  private Stream<Reason> newPeople() {
    int people = (int) others.stream().filter(this::isNew).count();
    return people == 0 ? Stream.of() : Stream.of(new NewPeople(people));
  }

  private boolean isNew(Guest other) {
    if (evening.between().met().contains(new Pair(me.id(), other.id()))) {
      return false;
    }
    for (int earlier = 0; earlier < round; earlier++) {
      Optional<Integer> mine = plan.table(me.id(), earlier);
      if (mine.isPresent() && mine.equals(plan.table(other.id(), earlier))) {
        return false;
      }
    }
    return true;
  }

  private Stream<Reason> mentors() {
    return others.stream()
        .filter(o -> evening.between().mentors().contains(new Pair(me.id(), o.id())))
        .map(o -> new MentorPair(o.name()));
  }

  private Stream<Reason> offers() {
    return others.stream()
        .flatMap(
            o ->
                common(o.talk().offers(), me.talk().wants())
                    .map(what -> new OffersYou(o.name(), what)));
  }

  private Stream<Reason> asks() {
    return others.stream()
        .flatMap(
            o ->
                common(me.talk().offers(), o.talk().wants())
                    .map(what -> new AsksYou(o.name(), what)));
  }

  private Stream<Reason> hosts() {
    boolean matters =
        me.standing() == Standing.FIRST_TIMER || me.talk().style() == MeetingStyle.INTRODUCE_ME;
    return others.stream()
        .filter(o -> matters && o.standing() == Standing.HOST)
        .map(o -> new HostThere(o.name()));
  }

  private Stream<Reason> purpose() {
    boolean matters = evening.rounds().get(round) == Mode.PURPOSE;
    return others.stream()
        .filter(o -> matters)
        .flatMap(
            o ->
                common(o.talk().cares(), me.talk().cares())
                    .map(what -> new CaresToo(o.name(), what)));
  }

  private static Stream<String> common(Set<String> some, Set<String> others) {
    return new TreeSet<>(some).stream().filter(others::contains);
  }
}
