package dev.foyer.mixing;

import static dev.foyer.mixing.Party.guest;
import static dev.foyer.mixing.Party.guests;
import static dev.foyer.mixing.Party.id;
import static dev.foyer.mixing.Party.rounds;
import static dev.foyer.mixing.Party.tables;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Evening.Between;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Table.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdviserTest {
  private static final Guest MEI = named(100, "Mei", Standing.RETURNING);
  private static final Guest TOM = named(101, "Tom", Standing.RETURNING);
  private static final Guest KIM = named(102, "Kim", Standing.RETURNING);

  private static Guest named(int number, String name, Standing standing) {
    return new Guest(id(number), name, standing);
  }

  private static List<Guest> people(int hosts, int firstTimers, Guest... others) {
    List<Guest> people = new ArrayList<>();
    IntStream.range(0, hosts).forEach(n -> people.add(guest(n, Standing.HOST)));
    IntStream.range(hosts, hosts + firstTimers)
        .forEach(n -> people.add(guest(n, Standing.FIRST_TIMER)));
    people.addAll(List.of(others));
    return people;
  }

  private static List<String> words(Evening evening) {
    return Adviser.of(evening).stream().map(Advice::words).toList();
  }

  @Test
  void saysWhoCouldHostTheTablesThatStayWithout() {
    assertEquals(
        List.of("With 3 hosts for 20 first-timers 2 tables stay without one: ask Mei or Tom."),
        words(new Evening(people(3, 20, MEI, TOM), tables(5, 5), rounds(3))));
  }

  @Test
  void whoKnowsAFirstTimerIsAskedFirst() {
    Evening evening =
        new Evening(people(2, 9, MEI, TOM, KIM), tables(3, 5), rounds(2))
            .withBetween(new Between(Set.of(new Pair(id(102), id(5))), Set.of(), Set.of()));
    assertEquals(
        List.of("With 2 hosts for 9 first-timers 1 table stays without one: ask Kim or Mei."),
        words(evening));
  }

  @Test
  void whoAskedToBeIntroducedOrLeavesEarlyIsNotAskedToHost() {
    Guest shy = MEI.withTalk(Talk.NONE.withStyle(MeetingStyle.INTRODUCE_ME));
    Evening evening =
        new Evening(people(2, 9, shy, TOM), tables(3, 4), rounds(2))
            .withSitsOut(Set.of(new Turn(TOM.id(), 1)));
    assertEquals(
        "With 2 hosts for 9 first-timers 1 table stays without one: ask somebody who knows the"
            + " community and is not on the list.",
        words(evening).stream().filter(w -> w.startsWith("With")).findFirst().orElse(""));
  }

  @Test
  void noHostAtAllIsSaidAndNoFirstTimersNeedNone() {
    assertEquals(
        List.of("With no host for 9 first-timers 3 tables stay without one: ask Mei, Tom or Kim."),
        words(new Evening(people(0, 9, MEI, TOM, KIM), tables(3, 4), rounds(2))));
    assertEquals(List.of(), words(new Evening(guests(12), tables(3, 4), rounds(2))));
  }

  @Test
  void aFirstTimerWhomNoHostCanTalkWithIsSaidWithWhoCould() {
    List<Guest> people =
        List.of(
            guest(0, Standing.HOST).withLanguages("en"),
            named(1, "Ana", Standing.FIRST_TIMER).withLanguages("es"),
            MEI.withLanguages("en"),
            TOM.withLanguages("es", "en"));
    assertEquals(
        List.of("No host shares a language with Ana: ask Tom."),
        words(new Evening(people, tables(1, 4), rounds(1))));
  }

  @Test
  void whoSharesALanguageWithNobodyNeedsAnInterpreter() {
    List<Guest> people =
        Stream.concat(
                Stream.of(MEI.withLanguages("zh")),
                guests(3).stream().map(guest -> guest.withLanguages("en")))
            .toList();
    assertEquals(
        List.of("Mei shares a language with nobody here: ask somebody to interpret."),
        words(new Evening(people, tables(1, 4), rounds(1))));
  }

  @Test
  void tooFewTablesAndTooManyAreSaid() {
    assertEquals(
        "There are 14 people and 12 seats: 2 rest in each round, unless you set up 1 more table.",
        words(new Evening(guests(14), tables(3, 4), rounds(2))).getFirst());
    assertEquals(
        "8 people at 4 tables are fewer than three at each: 2 tables would do.",
        words(new Evening(guests(8), tables(4, 4), rounds(2))).getFirst());
    assertEquals(
        "1 person rests in each round, so that nobody sits alone: tables of three or more seats, or"
            + " one more guest, would change that.",
        words(new Evening(guests(3), tables(2, 2), rounds(1))).getFirst());
  }

  @Test
  void atOneTableOneRoundIsEnough() {
    assertEquals(
        List.of(
            "At one table everybody meets everybody in the first of 3 rounds: one round is enough,"
                + " or set up more tables."),
        words(new Evening(guests(6), tables(1, 6), rounds(3))));
  }

  @Test
  void moreRoundsThanThereArePeopleToMeetAreSaid() {
    assertEquals(
        List.of(
            "In 4 rounds people meet again 2 times, whatever the plan: fewer rounds or smaller"
                + " tables would change that."),
        words(new Evening(guests(4), tables(2, 2), rounds(4))).stream()
            .filter(w -> w.startsWith("In"))
            .toList());
  }

  @Test
  void moreFirstTimersThanTheOthersCanTakeAreSaid() {
    assertEquals(
        "For 11 first-timers there is 1 other: in each round 8 sit without host or member, unless"
            + " more of those who know the community come.",
        words(new Evening(people(1, 11), tables(3, 4), rounds(1))).getLast());
  }

  @Test
  void moreHostsThanTablesAreSaid() {
    assertEquals(
        List.of("3 hosts are more than 2 tables: some share a table, or let one be a guest."),
        words(new Evening(people(3, 3), tables(2, 4), rounds(1))));
  }

  @Test
  void oneOrganisationCannotBeSplit() {
    List<Guest> all = guests(8).stream().map(g -> g.withTalk(Talk.NONE.withBonds("Acme"))).toList();
    assertEquals(
        List.of("Everybody is from Acme: there is nobody else whom they could be mixed with."),
        words(new Evening(all, tables(2, 4), rounds(1))));
    assertEquals(
        List.of(
            "7 of 8 people are from Acme, more than there are tables (2): in each round some of"
                + " them sit together."),
        words(
            new Evening(
                Stream.concat(all.stream().limit(7), Stream.of(MEI)).toList(),
                tables(2, 4),
                rounds(1))));
  }

  @Test
  void aNeedWithoutATableIsSaidWithoutWhoOrHowMany() {
    List<Guest> people =
        guests(6).stream()
            .map(g -> g.id().equals(id(0)) ? g : g.withNeeds(Need.STEP_FREE, Need.QUIET))
            .toList();
    List<Table> tables =
        List.of(new Table("table 1", 4, Set.of(Feature.QUIET)), new Table("table 2", 4, Set.of()));
    assertEquals(
        List.of(
            "Somebody needs a step-free table, and there is none: make one so, or say which one"
                + " is.",
            "The quiet tables have fewer seats than are needed: make another one so."),
        words(new Evening(people, tables, rounds(1))));
  }

  @Test
  void withoutGuestsOrTablesThereIsNothingToAdvise() {
    assertEquals(List.of(), words(new Evening(List.of(), tables(2, 4), rounds(1))));
    assertEquals(List.of(), words(new Evening(guests(4), List.of(), rounds(1))));
  }
}
