package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Freezing.Frame;
import dev.foyer.measures.Freezing.Named;
import dev.foyer.measures.Report.Asked;
import dev.foyer.measures.Report.Came;
import dev.foyer.measures.Report.Evening;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Who came, evening by evening and in sum, as places in a report's counts.
final class Comers {
  private final Season season;
  private final List<Places> evenings;
  private final Places sum;

  /// Where the counts of an evening, or of the season, stand.
  private record Places(
      int firstTimers,
      int returning,
      int admitted,
      int came,
      int walkIns,
      int absent,
      int invited) {}

  private Comers(Season season, List<Places> evenings, Places sum) {
    this.season = season;
    this.evenings = evenings;
    this.sum = sum;
  }

  static Comers of(Season season, Counts counts) {
    List<Places> evenings =
        season.gatherings().stream().map(gathering -> places(gathering, counts)).toList();
    return new Comers(season, evenings, sum(evenings, counts));
  }

  int firstTimers() {
    return sum.firstTimers;
  }

  int admitted() {
    return sum.admitted;
  }

  int cameOfInvited() {
    return sum.came;
  }

  int absent() {
    return sum.absent;
  }

  int invited() {
    return sum.invited;
  }

  List<Evening> lines(Frame frame, Counts counts, SortedSet<Integer> hidden) {
    List<Evening> lines = new ArrayList<>();
    for (int i = 0; i < evenings.size(); i++) {
      Named named = frame.evenings().get(season.gatherings().get(i).event());
      if (named == null) {
        throw new IllegalArgumentException("an event of the season has no title");
      }
      lines.add(line(named, evenings.get(i), new Shown(counts, hidden)));
    }
    lines.add(line(null, sum, new Shown(counts, hidden)));
    return lines;
  }

  private static Evening line(@Nullable Named named, Places at, Shown shown) {
    return new Evening(
        named == null ? null : named.title(),
        named == null ? null : named.day().toString(),
        new Came(shown.at(at.firstTimers), shown.at(at.returning), shown.at(at.admitted)),
        new Asked(
            shown.at(at.invited), shown.at(at.came), shown.at(at.absent), shown.at(at.walkIns)));
  }

  private static Places places(Gathering gathering, Counts counts) {
    Set<PersonId> invited = gathering.attendance().invited();
    long first = gathering.firstTimers().size();
    long all = gathering.here().size();
    long expected = Comings.showUp(gathering).hits();
    int firstTimers = counts.add(first);
    int returning = counts.add(all - first);
    int admitted = counts.sum(List.of(firstTimers, returning));
    int came = counts.add(expected);
    int walkIns = counts.add(all - expected);
    int absent = counts.add(invited.size() - expected);
    counts.tie(admitted, List.of(came, walkIns));
    int asked = counts.sum(List.of(came, absent));
    return new Places(firstTimers, returning, admitted, came, walkIns, absent, asked);
  }

  private static Places sum(List<Places> evenings, Counts counts) {
    Sums sums = new Sums(evenings, counts);
    return new Places(
        sums.of(Places::firstTimers),
        sums.of(Places::returning),
        sums.of(Places::admitted),
        sums.of(Places::came),
        sums.of(Places::walkIns),
        sums.of(Places::absent),
        sums.of(Places::invited));
  }

  private record Sums(List<Places> evenings, Counts counts) {
    int of(ToIntFunction<Places> column) {
      return counts.sum(evenings.stream().map(column::applyAsInt).toList());
    }
  }

  private record Shown(Counts counts, SortedSet<Integer> hidden) {
    @Nullable Long at(int index) {
      return hidden.contains(index) ? null : (Long) counts.value(index);
    }
  }
}
