package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `foyer seat` as somebody types it.
class SeatCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path list;

  @BeforeEach
  void place() {
    list = folder.resolve("guests.csv");
  }

  @Test
  void aGuestListBecomesAPlanWithItsFigures() throws IOException {
    write(
        "Name;Organisation;Role;Offers;Needs;First time",
        "Ana;Fjord;Host;tax law;;",
        "Bo;Havn;host;;bees;",
        "Cem;Fjord;;BEES;;yes",
        "Dag;Havn;;;Tax Law;yes",
        "Eva;;;;;",
        "Fay;;;;;");
    assertEquals(0, seat(2, 3, 2), err::toString);
    assertEquals(
        List.of(
            "repeats                2 (at least 0 in any plan)",
            "colleagues together    0",
            "unhosted first-timers  0",
            "wants met              2 of 2",
            "pairs who meet         10 of 15 (66 %)",
            "seats                  6 of 6 taken in each round"),
        figures());
    for (String host : List.of("Ana", "Bo")) {
      List<String> tables =
          lines().filter(l -> l.contains(host)).map(l -> l.substring(0, l.indexOf(':'))).toList();
      assertEquals(2, tables.size());
      assertEquals(tables.getFirst(), tables.getLast(), "a host stays at one table");
    }
    assertTrue(lines().anyMatch(line -> line.contains("Ana (host), ")), out::toString);
  }

  @Test
  void noRepeatsAreSaidToBeTheBestThereIs() throws IOException {
    write(guests(9, "", "yes"));
    assertEquals(0, seat(3, 3, 3));
    assertTrue(lines().anyMatch("repeats                0 (cannot be better)"::equals));
  }

  @Test
  void aColumnTellsWhoHostsATableAndGoesBeforeTheRole() throws IOException {
    write("Name,Role,Hosts a table", "Ana,Host,no", "Bo,Engineer,yes", "Cem,,", "Dag,,maybe");
    assertEquals(1, seat(1, 4, 1));
    assertTrue(lines().anyMatch("  table 1: Bo (host), Ana, Cem"::equals), out::toString);
    assertEquals("Line 5: Hosts-table \"maybe\": write yes or no.\n", err.toString());
  }

  @Test
  void whoCameAlongSitsAsAGuestOfTheirOwnAndIsNobodyNewToTheirGuest() throws IOException {
    write("Name,Party", "Ana,2", "Bo,1");
    assertEquals(0, seat(1, 3, 1));
    assertTrue(lines().anyMatch("  table 1: Ana, Ana +1, Bo"::equals), out::toString);
    assertTrue(figures().contains("repeats                1 (cannot be better)"), out::toString);
  }

  @Test
  void aGuestIsNobodyNewToTheirInviter() throws IOException {
    write("Name,E-mail,Invited by", "Ana,ana@example.org,", "Bo,,ANA", "Cem,,ana@example.org");
    assertEquals(0, seat(1, 3, 1));
    assertTrue(figures().contains("repeats                2 (cannot be better)"), out::toString);
  }

  @Test
  void noHostsAtAllIsAPlanAndAWordBeforehand() throws IOException {
    write(guests(8, "", "", "yes"));
    assertEquals(0, seat(2, 4, 1));
    assertTrue(
        out.toString()
            .startsWith(
                "Beforehand: With no host for 4 first-timers 2 tables stay without one: ask Guest"
                    + " 1, Guest 3 or Guest 5.\n"));
    assertTrue(figures().contains("unhosted first-timers  0"));
  }

  @Test
  void oneTableIsAPlanAndAWordBeforehand() throws IOException {
    write(guests(4, "", ""));
    assertEquals(0, seat(1, 4, 2));
    assertTrue(out.toString().startsWith("Beforehand: At one table everybody meets everybody"));
    assertTrue(figures().contains("repeats                6 (cannot be better)"), out::toString);
  }

  @Test
  void moreFirstTimersThanOthersAreAPlanAndAWordBeforehand() throws IOException {
    write(guests(8, "", "yes", "yes", "yes", "yes", "yes", "yes", "yes", ""));
    assertEquals(0, seat(2, 4, 1));
    assertTrue(
        out.toString()
            .contains("For 7 first-timers there is 1 other: in each round 4 sit without host"));
    assertTrue(figures().contains("unhosted first-timers  4"), out::toString);
  }

  @Test
  void everybodyFromOneOrganisationIsAPlanAndAWordBeforehand() throws IOException {
    write(guests(6, "Acme", ""));
    assertEquals(0, seat(2, 3, 1));
    assertTrue(out.toString().startsWith("Beforehand: Everybody is from Acme:"), out::toString);
    assertTrue(figures().contains("colleagues together    6"), out::toString);
  }

  @Test
  void sevenGuestsAtTablesOfFourSitFourAndThree() throws IOException {
    write(guests(7, "", ""));
    assertEquals(0, seat(2, 4, 2));
    assertEquals(List.of(3, 3, 4, 4), sizes().sorted().toList(), out::toString);
    assertFalse(out.toString().contains("rest:"));
  }

  @Test
  void morePeopleThanSeatsTakeTurnsToRest() throws IOException {
    write(guests(10, "", ""));
    assertEquals(0, seat(2, 4, 3));
    List<String> resting =
        lines()
            .filter(line -> line.startsWith("  rest: "))
            .flatMap(line -> Stream.of(line.substring(8).split(", ")))
            .toList();
    assertEquals(6, resting.size());
    assertEquals(6, resting.stream().distinct().count(), resting::toString);
    assertTrue(out.toString().contains("2 rest in each round, unless you set up 1 more table."));
  }

  @Test
  void pinsThatContradictAreSaidInOneSentenceEachAndThereIsNoPlan() throws IOException {
    write("Name,Role,Table", "Ana,Host,1/2", "Bo,,9", "Cem,,1", "Dag,,1", "Eva,,1");
    assertEquals(1, seat(3, 2, 2));
    assertEquals(
        List.of(
            "Bo is pinned to a table that is not there.",
            "In round 1, 4 people are pinned to table 1, which has 2 seats: unpin 2.",
            "In round 2, 3 people are pinned to table 1, which has 2 seats: unpin 1.",
            "Ana stays at one table but is pinned to 2: keep one of the pins."),
        err.toString().lines().toList());
    assertEquals("", out.toString());
  }

  @Test
  void whoIsPinnedSitsThereInTheRoundsThatAreSaid() throws IOException {
    write("Name,Table", "Ana,2", "Bo,-/2", "Cem,1", "Dag,", "Eva,table 1", "Fay,x");
    assertEquals(1, seat(2, 3, 2));
    assertEquals(2, lines().filter(l -> l.startsWith("  table 2: ") && l.contains("Ana")).count());
    assertEquals(2, lines().filter(l -> l.startsWith("  table 1: ") && l.contains("Eva")).count());
    assertTrue(
        lines().filter(l -> l.startsWith("  table 2: ")).toList().getLast().contains("Bo"),
        out::toString);
    assertEquals(
        "Fay: \"x\" in the column Table is not the number of a table; left out.\n", err.toString());
  }

  @Test
  void whoLikesToRoamIsInNoRound() throws IOException {
    write("Name,Meeting", "Ana,let me roam", "Bo,", "Cem,");
    assertEquals(0, seat(1, 4, 1));
    assertFalse(out.toString().contains("Ana"));
  }

  @Test
  void aNeedIsGivenATableThatHasIt() throws IOException {
    write(
        "Name,Access", "Ana,", "Bo,", "Cem,uses a wheelchair", "Dag,a quiet place please", "Eva,,");
    assertEquals(0, seat(2, 3, 2, "--step-free", "2", "--quiet", "1,2"), err::toString);
    assertEquals(2, lines().filter(l -> l.startsWith("  table 2: ") && l.contains("Cem")).count());
  }

  @Test
  void aNeedThatNoTableHasIsSaidWithoutAName() throws IOException {
    write("Name,Access", "Ana,", "Bo,", "Cem,wheelchair");
    assertEquals(1, seat(1, 3, 1));
    assertTrue(out.toString().startsWith("Beforehand: Somebody needs a step-free table"));
    assertTrue(err.toString().startsWith("Not everybody has a seat that suits them"));
    assertFalse(err.toString().contains("Cem"));
  }

  @Test
  void twoOfOneNameAreToldApart() throws IOException {
    write("Name,Organisation", "Ana,Fjord", "ANA,Havn", "Bo,");
    assertEquals(0, seat(1, 3, 1));
    assertTrue(lines().anyMatch("  table 1: Ana (Fjord), ANA (Havn), Bo"::equals), out::toString);
  }

  @Test
  void aListThatCannotBeUsedIsSaidInOneSentence() throws IOException {
    assertEquals(2, seat(2, 4, 1));
    assertTrue(told().endsWith("guests.csv cannot be read."), told());
    write("Colour,Size", "red,3");
    assertEquals(2, seat(2, 4, 1));
    assertTrue(told().startsWith("No column holds the guests' names"), told());
    write("Name,Organisation");
    assertEquals(2, seat(2, 4, 1));
    assertEquals("There is nobody on the list to be seated.", told());
  }

  @Test
  void numbersOutOfRangeAreSaidInOneSentence() throws IOException {
    write(guests(4, "", ""));
    assertEquals(2, seat(0, 4, 1));
    assertEquals("--tables 0 is out of range: it goes from 1 to 1,000.", told());
    assertEquals(2, seat(2, 1, 1));
    assertEquals("--size 1 is out of range: it goes from 2 to 100.", told());
    assertEquals(2, seat(2, 4, 61));
    assertEquals("--rounds 61 is out of range: it goes from 1 to 60.", told());
    assertEquals(2, seat(2, 4, 1, "--seconds", "0"));
    assertEquals("--seconds is out of range: it goes from 0.1 to 600.", told());
    assertEquals(2, seat(2, 4, 1, "--quiet", "3"));
    assertEquals("--quiet 3 is out of range: it goes from 1 to 2.", told());
  }

  @Test
  void whatOfTheListIsLeftOutIsSaidAndTheOthersAreSeated() throws IOException {
    write("Name,First time,Languages", "Ana,yes,en", "Bo,perhaps,en", "Cem,no,Klingonese!");
    assertEquals(1, seat(1, 4, 1));
    assertEquals(
        List.of(
            "Line 3: First-timer \"perhaps\": write yes or no.",
            "Line 4: A language was not understood and is left out."),
        err.toString().lines().toList());
    assertTrue(lines().anyMatch("  table 1: Ana, Cem"::equals), out::toString);
  }

  /// Guests with names by number, and what the list says in turn about whether each is new.
  private static String[] guests(int people, String organisation, String... first) {
    return Stream.concat(
            Stream.of("Name,Organisation,First time"),
            IntStream.range(0, people)
                .mapToObj(
                    n -> "Guest %d,%s,%s".formatted(n + 1, organisation, first[n % first.length])))
        .toArray(String[]::new);
  }

  private void write(String... lines) throws IOException {
    Files.write(list, List.of(lines));
  }

  private int seat(int tables, int size, int rounds, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> words =
        new ArrayList<>(
            List.of("seat", "--guests", list.toString(), "--tables", "" + tables, "--size"));
    words.addAll(List.of("" + size, "--rounds", "" + rounds));
    words.addAll(List.of(more).contains("--seconds") ? List.of() : List.of("--seconds", "0.2"));
    words.addAll(List.of(more));
    CommandLine command =
        Foyer.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(words.toArray(String[]::new));
  }

  private Stream<String> lines() {
    return out.toString().lines();
  }

  private List<String> figures() {
    return lines().dropWhile(line -> !line.isEmpty()).skip(1).toList();
  }

  private Stream<Integer> sizes() {
    return lines().filter(line -> line.startsWith("  table")).map(line -> line.split(", ").length);
  }

  private String told() {
    return err.toString().lines().findFirst().orElse("");
  }
}
