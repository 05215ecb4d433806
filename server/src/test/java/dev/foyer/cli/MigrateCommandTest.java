package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Planner;
import dev.foyer.Postgres;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.projection.SharedPlace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/// Central moves from its files into a database and back, and a box does not notice.
@Execution(ExecutionMode.CONCURRENT)
class MigrateCommandTest {
  private static final String EVENT = "0e".repeat(8);
  private static final Pattern HASH = Pattern.compile("SHA-256 ([0-9a-f]{64})");

  @TempDir Path folder;

  private record Told(int code, String out, String err) {
    Set<String> hashes() {
      Set<String> hashes = new HashSet<>();
      for (Matcher hash = HASH.matcher(out); hash.find(); ) {
        hashes.add(hash.group(1));
      }
      return hashes;
    }
  }

  @Test
  void centralMovesIntoADatabaseAndBackAndHoldsTheSame() throws Exception {
    String url = Postgres.empty();
    Path data = folder.resolve("central");
    int port;
    String token;
    JsonNode events;
    try (Central central = Central.start(CentralConfig.local(data, 0))) {
      port = central.port();
      Http organiser = organise(central);
      token = organiser.token();
      try (Box box = box(central)) {
        checkIn(box, "Ana");
        await(() -> arrived(organiser) == 1);
      }
      events = organiser.get("/api/organiser").json().path("events");
    }

    Told there = told("central", "migrate", "--from", data.toString(), "--to", url);
    assertEquals(0, there.code(), there.out() + there.err());
    assertEquals(1, there.hashes().size(), there.out());
    assertTrue(
        refusal(() -> Central.start(CentralConfig.local(data, 0)).close())
            .contains("has moved to jdbc:postgresql://"));

    CentralConfig shared = CentralConfig.sharing(new SharedPlace(url, url, Optional.empty()), port);
    try (Central central = Central.start(shared);
        Box box = again()) {
      Http organiser = Http.bearing(central.origin(), token);
      assertEquals(events, organiser.get("/api/organiser").json().path("events"));
      assertTrue(organiser.get("/api/events/" + EVENT + "/attendance.csv").body().contains("Ana"));
      Told running = told("central", "migrate", "--from", url, "--to", folder + "/other");
      assertEquals(1, running.code());
      assertTrue(running.err().contains("still runs on this database"), running.err());
      checkIn(box, "Jonas");
      await(() -> arrived(organiser) == 2);
      events = organiser.get("/api/organiser").json().path("events");
    }

    Told back = told("central", "migrate", "--from", url, "--to", data.toString());
    assertEquals(0, back.code(), back.out() + back.err());
    assertEquals(1, back.hashes().size(), back.out());
    assertFalse(back.hashes().equals(there.hashes()), "it had grown meanwhile");
    assertTrue(refusal(() -> Central.start(shared).close()).contains("has moved to /"));
    try (Central central = Central.start(CentralConfig.local(data, 0))) {
      Http organiser = Http.bearing(central.origin(), token);
      assertEquals(events, organiser.get("/api/organiser").json().path("events"));
    }
  }

  @Test
  void aFreshFolderTakesAllOfItAndASecondMoveFindsItThere() throws Exception {
    String url = Postgres.database();
    SharedPlace place = new SharedPlace(url, url, Optional.empty());
    try (Central central = Central.start(CentralConfig.sharing(place, 0))) {
      organise(central);
    }
    Path data = folder.resolve("fresh");
    Told first = told("central", "migrate", "--from", url, "--to", data.toString());
    assertEquals(0, first.code(), first.out() + first.err());
    Told second = told("central", "migrate", "--from", data.toString(), "--to", url);
    assertEquals(0, second.code(), second.out() + second.err());
    assertEquals(first.hashes(), second.hashes());
    assertTrue(Files.exists(data.resolve("moved")));
  }

  @Test
  void whatDiffersIsToldAndNothingIsMarkedAsMoved() throws Exception {
    String url = Postgres.database();
    Path data = folder.resolve("central");
    Path copy = folder.resolve("copy");
    try (Central central = Central.start(CentralConfig.local(data, 0))) {
      organise(central);
    }
    assertEquals(0, told("central", "migrate", "--from", data.toString(), "--to", url).code());
    assertEquals(0, told("central", "migrate", "--from", url, "--to", copy.toString()).code());
    Postgres.superuser(
        url,
        "delete from foyer.moved; update foyer_keys.person set key = sha256(key)"
            + " where person = (select min(person::text)::uuid from foyer_keys.person)");
    Told changed = told("central", "migrate", "--from", url, "--to", copy.toString());
    assertEquals(1, changed.code());
    assertEquals(2, changed.hashes().size(), changed.out());
    assertTrue(changed.out().contains("do not hold the same"), changed.out());
    Central.start(CentralConfig.local(copy, 0)).close();
    SharedPlace place = new SharedPlace(url, url, Optional.empty());
    Central.start(CentralConfig.sharing(place, 0)).close();
  }

  @Test
  void whatCannotBeMovedIsToldInOneSentence() throws Exception {
    String url = Postgres.database();
    Path data = folder.resolve("central");
    try (Central central = Central.start(CentralConfig.local(data, 0))) {
      organise(central);
    }
    Told empty =
        told("central", "migrate", "--from", folder.resolve("none").toString(), "--to", url);
    assertEquals(2, empty.code());
    assertTrue(empty.err().contains("is no data folder of central"), empty.err());
    assertTrue(
        told("central", "migrate", "--from", url, "--to", url).err().contains("is a folder"));
    Path segment = data.resolve("journal").resolve("0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[60] ^= 1;
    Files.write(segment, bytes);
    Told damaged = told("central", "migrate", "--from", data.toString(), "--to", url);
    assertEquals(1, damaged.code());
    assertTrue(damaged.err().contains("is damaged"), damaged.err());
  }

  @Test
  void anotherCentralIsNotMixedIn() throws Exception {
    String url = Postgres.database();
    Path data = folder.resolve("central");
    Path other = folder.resolve("other");
    for (Path one : List.of(data, other)) {
      Central.start(CentralConfig.local(one, 0)).close();
    }
    assertEquals(0, told("central", "migrate", "--from", data.toString(), "--to", url).code());
    Told mixed = told("central", "migrate", "--from", url, "--to", other.toString());
    assertEquals(1, mixed.code());
    assertTrue(mixed.err().contains("Another central is there already"), mixed.err());
    assertEquals(0, told("central", "migrate", "--from", other.toString(), "--to", url).code());
  }

  private static Told told(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Foyer.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Told(command.execute(words), out.toString(), err.toString());
  }

  private static String refusal(Runnable start) {
    return String.valueOf(assertThrows(IllegalStateException.class, start::run).getMessage());
  }

  private static Http organise(Central central) {
    Http organiser = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    Planner.plan(organiser, EVENT);
    assertEquals(2, Planner.invite(organiser, EVENT, "Name\nAna Quintero\nJonas Berg\n"));
    return organiser;
  }

  private Box box(Central central) {
    Box box =
        Box.start(
            new BoxConfig(
                folder.resolve("box"),
                "Box",
                0,
                BoxConfig.Listening.LOOPBACK,
                List.of(),
                Optional.of(
                    new BoxConfig.Central(
                        URI.create(central.origin()), Optional.of(central.enrolmentCode())))));
    Http here = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    await(
        () ->
            box.replica().memory().read(s -> s.guests().tally(new EventId(EVENT))).expected() == 2);
    assertTrue(here.post("/api/events/" + EVENT + "/open", "{}").status() < 300);
    return box;
  }

  private Box again() {
    return Box.start(
        new BoxConfig(
            folder.resolve("box"),
            "Box",
            0,
            BoxConfig.Listening.LOOPBACK,
            List.of(),
            Optional.empty()));
  }

  private static void checkIn(Box box, String name) {
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    JsonNode guest = host.get("/api/guests?q=" + name).json().path("guests").path(0);
    String answer =
        host.post(
                "/api/guests/" + guest.path("invitation").asText() + "/check-in",
                "{\"scanId\":\"%032x\"}".formatted(System.nanoTime()))
            .text("decision");
    assertEquals("admitted", answer);
  }

  private static int arrived(Http organiser) {
    return organiser.get("/api/organiser").json().path("events").path(0).path("arrived").asInt();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 30 s");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
