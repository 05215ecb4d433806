package dev.foyer.box.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.box.welcome.Casts.Expected;
import dev.foyer.box.welcome.Casts.Standing;
import dev.foyer.domain.CastShape;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.WelcomeFact.CastJoined;
import dev.foyer.domain.WelcomeFact.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CastsTest {

  @Property(tries = 2_000)
  void noCastHasMoreThanTwoFirstTimersWithoutSomebodyWhoWasHereBefore(
      @ForAll @Size(max = 200) List<Standing> arrivals, @ForAll @IntRange(max = 250) int expected) {
    Map<Integer, List<Standing>> casts = new TreeMap<>();
    for (int i = 0; i < arrivals.size(); i++) {
      join(casts, arrivals.get(i), new Expected(expected - i, expected / 2 - i));
      for (List<Standing> people : casts.values()) {
        assertTrue(people.size() <= Casts.MOST, casts.toString());
        assertTrue(
            people.size() <= Casts.MOST_FIRST_TIMERS || !Casts.isAllNew(people), casts.toString());
      }
    }
  }

  @Property
  void membersAloneMakeCastsOfFiveToEight(@ForAll @IntRange(min = 10, max = 200) int people) {
    Map<Integer, List<Standing>> casts = new TreeMap<>();
    for (int i = 0; i < people; i++) {
      join(casts, Standing.RETURNING, new Expected(people - i, people - i));
    }
    for (List<Standing> cast : casts.values()) {
      assertTrue(cast.size() >= 5 && cast.size() <= 8, casts.toString());
    }
  }

  @Test
  void hostsSpreadOverTheCasts() {
    Map<Integer, List<Standing>> casts = new TreeMap<>();
    IntStream.range(0, 25)
        .forEach(i -> join(casts, Standing.RETURNING, new Expected(30 - i, 30 - i)));
    IntStream.range(25, 30).forEach(i -> join(casts, Standing.HOST, new Expected(30 - i, 30 - i)));
    assertEquals(5, casts.size());
    assertTrue(casts.values().stream().allMatch(people -> people.contains(Standing.HOST)));
  }

  @Test
  void thereAreNoCastsUntilSomebodyPlaysGreeterOrTableHost() {
    Foyer foyer = new Foyer().comes(1).comes(2);
    assertFalse(CastDesk.isOn(foyer.state, Foyer.SUPPER));
    assertEquals(
        List.of(), new CastDesk().follows(foyer.state, Foyer.SUPPER, List.of(foyer.guest(1))));
    foyer.plays(1, Part.MENTOR);
    assertFalse(CastDesk.isOn(foyer.state, Foyer.SUPPER));
    foyer.plays(1, Part.TABLE_HOST);
    assertTrue(CastDesk.isOn(foyer.state, Foyer.SUPPER));
  }

  @Test
  void thereAreNoCastsWhereShapesWouldNotTellThemApart() {
    Foyer foyer = new Foyer().comes(1).plays(1, Part.GREETER);
    IntStream.range(2, 217).forEach(i -> foyer.invite(i, Newcomer.RETURNING, null));
    assertTrue(CastDesk.isOn(foyer.state, Foyer.SUPPER));
    foyer.invite(217, Newcomer.RETURNING, null);
    assertFalse(CastDesk.isOn(foyer.state, Foyer.SUPPER));
  }

  @Test
  void guestsAtTheSameInstantFillNoCastTwice() {
    Foyer foyer = new Foyer();
    IntStream.range(1, 41).forEach(i -> foyer.invite(i, Newcomer.FIRST_TIMER, null));
    foyer.invite(50, Newcomer.RETURNING, null).plays(50, Part.GREETER);
    CastDesk desk = new CastDesk();
    Map<Integer, Long> sizes =
        IntStream.range(1, 41)
            .parallel()
            .boxed()
            .flatMap(i -> desk.follows(foyer.state, Foyer.SUPPER, List.of(foyer.guest(i))).stream())
            .collect(Collectors.groupingBy(CastJoined::cast, Collectors.counting()));
    assertEquals(Set.of(2L), Set.copyOf(sizes.values()));
  }

  @Test
  void whoeverHasACastKeepsIt() {
    Foyer foyer = new Foyer().comes(1).plays(1, Part.GREETER);
    CastDesk desk = new CastDesk();
    CastJoined first = desk.follows(foyer.state, Foyer.SUPPER, List.of(foyer.guest(1))).getFirst();
    assertEquals(1, first.cast());
    assertEquals(List.of(), desk.follows(foyer.state, Foyer.SUPPER, List.of(foyer.guest(1))));
    foyer.tell(first);
    assertEquals(
        List.of(), new CastDesk().follows(foyer.state, Foyer.SUPPER, List.of(foyer.guest(1))));
  }

  @Test
  void everyShapeIsAnotherAndTheBadgesFontsHaveIt() throws Exception {
    java.awt.Font font =
        java.awt.Font.createFont(
            java.awt.Font.TRUETYPE_FONT,
            CastsTest.class.getResourceAsStream("/fonts/NotoEmoji-Medium.ttf"));
    Map<String, CastShape> signs = new HashMap<>();
    Stream.of(CastShape.values()).forEach(shape -> signs.put(shape.sign(), shape));
    assertEquals(CastShape.values().length, signs.size());
    signs.keySet().forEach(sign -> assertEquals(-1, font.canDisplayUpTo(sign), sign));
    assertEquals(CastShape.of(1), CastShape.of(1 + CastShape.values().length));
  }

  private static void join(Map<Integer, List<Standing>> casts, Standing who, Expected expected) {
    casts.computeIfAbsent(Casts.next(casts, who, expected), cast -> new ArrayList<>()).add(who);
  }
}
