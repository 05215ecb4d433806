package dev.foyer.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.journal.Disk;
import dev.foyer.journal.Given;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables follow the journal, and are made again whenever they do not match it.
class ProjectionTest {
  static final EventId EVENT = new EventId("ee".repeat(8));
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void whatIsRecordedStandsInTheTables() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    assertEquals(List.of("Guest 0", "Guest 1", "Guest 2"), names(folder));
  }

  @Test
  void aRestartCarriesOnWhereTheTablesStand() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    plant(folder, "update person set organisation = 'planted'");
    follow(folder, ledger -> {});
    assertEquals(
        List.of("planted", "planted", "planted"),
        column(folder, "select organisation from person"));
  }

  @Test
  void everyArrivalStandsInTheTablesWhileTheyFollowADoorInARush() throws Exception {
    int guests = 2_000;
    List<FactBody> invited = new ArrayList<>();
    for (int i = 1; i <= guests; i++) {
      invited.add(new InvitationIssued(invitation(i), 1, terms(i, 1)));
    }
    follow(
        folder,
        ledger -> {
          ledger.record(invited);
          for (int i = 1; i <= guests; i++) {
            ledger.record(List.of(admitted(i, 0)));
          }
        });
    assertEquals(guests, count(folder, "effective"));
  }

  @Test
  void tablesThatWereNotClosedInOrderAreNotBelieved() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    plant(folder, "delete from person");
    Files.createFile(folder.resolve("projection").resolve("in-use"));
    follow(folder, ledger -> {});
    assertEquals(3, names(folder).size());
  }

  @Test
  void tablesThatAreGoneAreMadeAgain() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    H2Projection.delete(folder);
    follow(folder, ledger -> {});
    assertEquals(3, names(folder).size());
  }

  @Test
  void aFileThatIsNoDatabaseIsMadeAgain() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    Files.write(folder.resolve("projection").resolve("foyer.mv.db"), new byte[5_000]);
    follow(folder, ledger -> {});
    assertEquals(3, names(folder).size());
  }

  @Test
  void tablesThatOpenEmptyAreMadeAgain() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    plant(folder, "drop all objects");
    follow(folder, ledger -> {});
    assertEquals(3, names(folder).size());
  }

  @Test
  void tablesOfAnotherVersionOrOfAnotherLogAreMadeAgain() throws Exception {
    follow(folder, ledger -> ledger.record(evening(1)));
    plant(folder, "update person set organisation = 'planted'");
    plant(folder, "update watermark set log_hash = '00'");
    follow(folder, ledger -> {});
    assertEquals(List.of("", "", ""), column(folder, "select organisation from person"));
    plant(folder, "update person set organisation = 'planted'");
    plant(folder, "update watermark set version = 999");
    follow(folder, ledger -> {});
    assertEquals(List.of("", "", ""), column(folder, "select organisation from person"));
  }

  @Test
  void nothingOfAnErasedPersonStaysInTheFile() throws Exception {
    String name = "Ottilie Erased";
    PersonId person = new PersonId("ef".repeat(16));
    follow(
        folder,
        ledger -> ledger.record(List.of(new PersonProfiled(person, 1, Profile.named(name)))));
    assertTrue(contains(folder, name), "the name is in the file as long as it may be known");
    follow(folder, ledger -> ledger.record(List.of(new PersonErased(person))));
    assertFalse(contains(folder, name), "no byte of the name is left");
    follow(folder, ledger -> ledger.record(evening(1)));
    assertEquals(List.of("", "Guest 0", "Guest 1", "Guest 2"), names(folder));
  }

  private static boolean contains(Path data, String text) throws Exception {
    byte[] file = Files.readAllBytes(data.resolve("projection").resolve("foyer.mv.db"));
    return new String(file, StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void theSameFactsLearnedInAnyOrderGiveTheSameTables() throws Exception {
    List<List<Fact>> streams = new ArrayList<>();
    Ledger.Settings given = Given.ledger(folder.resolve("author"));
    for (int author = 0; author < 3; author++) {
      Ledger.Settings settings =
          new Ledger.Settings(
              folder.resolve("author-" + author),
              given.community(),
              new ReplicaId("%032x".formatted(author + 1)),
              given.clock(),
              Disk.SYSTEM);
      try (Ledger ledger = Ledger.open(settings, facts -> {})) {
        ledger.record(List.of(undo(ledger.record(evening(author)))));
        streams.add(ledger.read(1, 1_000).stream().map(Recorded::fact).toList());
      }
    }
    List<String> first = tablesAfter(folder.resolve("first"), streams, 1);
    for (int seed = 2; seed < 12; seed++) {
      assertEquals(first, tablesAfter(folder.resolve("seed-" + seed), streams, seed));
    }
  }

  /// Learns the streams mixed at random, with repeats, each in its own order.
  private static List<String> tablesAfter(Path data, List<List<Fact>> streams, long seed)
      throws Exception {
    Random random = new Random(seed);
    follow(
        data,
        ledger -> {
          int[] next = new int[streams.size()];
          int left = streams.stream().mapToInt(List::size).sum();
          while (left > 0) {
            int stream = random.nextInt(streams.size());
            if (next[stream] < streams.get(stream).size()) {
              int from = random.nextInt(next[stream] + 1);
              next[stream]++;
              ledger.journal().learn(streams.get(stream).subList(from, next[stream]));
              left--;
            }
          }
        });
    List<String> rows = new ArrayList<>();
    for (String table : List.of("event", "person", "guest", "admission", "badge")) {
      rows.addAll(column(data, "select * from " + table + " order by 1"));
    }
    assertEquals(3, count(data, "undone"), "each author took one admission back");
    return rows;
  }

  /// Facts of one author about guests that all authors know.
  static List<FactBody> evening(int author) {
    List<FactBody> facts = new ArrayList<>();
    Instant start = Instant.parse("2026-11-24T18:00:00Z");
    EventPlan plan =
        new EventPlan(
            "Dinner " + author, "Hall", start, start.plusSeconds(60), ZoneId.of("UTC"), "");
    facts.add(new EventPlanned(EVENT, author % 2 + 1, plan));
    for (int i = 0; i < 3; i++) {
      facts.add(new InvitationIssued(invitation(i + 1), 1, terms(i + 1, 1 + author)));
      facts.add(new PersonProfiled(person(i + 1), 1, Profile.named("Guest " + i)));
      facts.add(admitted(i + 1, author));
    }
    facts.add(new InvitationRevoked(invitation(author + 1), person(author + 1), PrivateText.NONE));
    return facts;
  }

  /// Takes back the first of these admissions.
  static AdmissionUndone undo(List<Recorded> evening) {
    FactId admission =
        evening.stream()
            .filter(recorded -> recorded.body() instanceof GuestAdmitted)
            .map(recorded -> recorded.fact().id())
            .findFirst()
            .orElseThrow();
    return new AdmissionUndone(
        invitation(1),
        List.of(admission),
        new DeviceId("dd".repeat(8)),
        person(1),
        PrivateText.NONE);
  }

  static InvitationId invitation(int number) {
    return new InvitationId("%024x".formatted(number));
  }

  static PersonId person(int number) {
    return new PersonId("%032x".formatted(number));
  }

  private static Terms terms(int number, int people) {
    return new Terms(
        EVENT,
        person(number),
        people,
        null,
        Terms.Newcomer.RETURNING,
        Terms.Source.GUEST_LIST,
        null);
  }

  static GuestAdmitted admitted(int number, int author) {
    Passage passage =
        new Passage(
            new ScanId("%032x".formatted(author * 10_000 + number)),
            new DeviceId("%016x".formatted(author)),
            Way.SCAN);
    GuestId guest = new GuestId(invitation(number), 0);
    return new GuestAdmitted(guest, 1, EVENT, passage, person(number), PrivateText.NONE);
  }

  private interface Doing {
    void with(Ledger ledger);
  }

  private static void follow(Path data, Doing doing) throws Exception {
    Memory memory = new Memory();
    try (Ledger ledger = Ledger.open(Given.ledger(data), memory);
        Projection projection = new H2Projection(data, ledger, memory)) {
      projection.start();
      doing.with(ledger);
      projection.await(ledger.journal().end(), PATIENCE);
    }
  }

  private static int count(Path data, String which) throws SQLException {
    String query = "select count(*) from admission where " + which;
    return Integer.parseInt(column(data, query).getFirst());
  }

  private static List<String> names(Path data) throws SQLException {
    return column(data, "select name from person order by name");
  }

  private static List<String> column(Path data, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " | ").append(found.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static void plant(Path data, String sql) throws SQLException {
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Path data) throws SQLException {
    Path file = data.resolve("projection").resolve("foyer").toAbsolutePath();
    return DriverManager.getConnection("jdbc:h2:file:" + file);
  }
}
