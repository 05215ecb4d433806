package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.Role;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box without a battery wakes up in 1970 and lets guests in; then its clock is set.
class WakingClockTest {
  @TempDir Path folder;
  private final VenueClock clock = VenueClock.waking(Instant.EPOCH.plusSeconds(60));
  private Central central;
  private Box box;
  private Guest ana;
  private Guest jonas;
  private Guest mia;

  @BeforeEach
  void open() {
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    Evening evening = Evening.at(central.replica());
    central.replica().ledger().record(List.of(new DoorsClosed(central.replica().id(), 2)));
    ana = evening.invite("Ana Quintero");
    jonas = evening.invite("Jonas Berg");
    mia = evening.invite("Mia Okafor");
    box =
        Box.start(
            new BoxConfig(
                folder.resolve("box"),
                "box",
                0,
                Listening.LOOPBACK,
                List.of(),
                Optional.of(
                    new BoxConfig.Central(
                        URI.create(central.origin()), Optional.of(central.enrolmentCode())))),
            clock);
    await(() -> find(box.replica(), mia));
    box.replica().ledger().record(List.of(new DoorsOpened(box.replica().id(), 1, Evening.SUPPER)));
  }

  @AfterEach
  void close() {
    box.close();
    central.close();
  }

  @Test
  void guestsComeInAllTheSameAndAreShownAtTheirTrueTimesOnceTheClockIsSet() {
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    Instant before = Instant.now();
    assertEquals("admitted", scan(station, ana, 1).text("decision"));
    Instant between = Instant.now();
    assertEquals("admitted", scan(station, jonas, 2).text("decision"));
    Instant after = Instant.now();
    await(() -> arrivedAtCentral() == 2);
    assertEquals("1970", shown(host, "Ana Quintero").toString().substring(0, 4));

    clock.isSet();
    await(() -> shown(host, "Ana Quintero").isAfter(Instant.EPOCH.plusSeconds(86_400)));
    assertBetween(before, shown(host, "Ana Quintero"), between);
    assertBetween(between, shown(host, "Jonas Berg"), after);
    assertEquals("admitted", scan(station, mia, 3).text("decision"));
    await(() -> arrivedAtCentral() == 3);
    assertBetween(before, atCentral(ana), between);
    assertBetween(between, atCentral(jonas), after);
    assertEquals(List.of("Mia Okafor", "Jonas Berg", "Ana Quintero"), newestFirst(host));
  }

  @Test
  void aCodeThatWasShownBeforeTheClockWasSetPairsADeviceAfterwards() {
    String code = box.pairingCode(Role.HOST);
    clock.isSet();
    assertFalse(Http.paired(box.origin(), Role.HOST, code).token().isEmpty());
  }

  /// Clocks and the correction are measured one after the other, some milliseconds apart.
  private static void assertBetween(Instant earliest, Instant moment, Instant latest) {
    assertTrue(moment.isAfter(earliest.minusMillis(1_500)), moment + " is before " + earliest);
    assertTrue(moment.isBefore(latest.plusMillis(1_500)), moment + " is after " + latest);
  }

  private static Answer scan(Http station, Guest guest, int number) {
    return station.post(
        "/api/scans",
        "{\"scanId\":\"%032x\",\"text\":\"%s\"}".formatted(number, guest.token().bare()));
  }

  private static Instant shown(Http host, String name) {
    for (JsonNode arrival : arrivals(host)) {
      if (arrival.path("name").asText().equals(name)) {
        return Instant.parse(arrival.path("at").asText());
      }
    }
    throw new AssertionError("not among the arrivals: " + name);
  }

  private static List<String> newestFirst(Http host) {
    return arrivals(host).valueStream().map(arrival -> arrival.path("name").asText()).toList();
  }

  private static JsonNode arrivals(Http host) {
    return host.get("/api/host").json().path("arrivals");
  }

  private Instant atCentral(Guest guest) {
    return central
        .replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()).orElseThrow().effective(0))
        .orElseThrow()
        .when();
  }

  private int arrivedAtCentral() {
    return central.replica().memory().read(state -> state.guests().tally(Evening.SUPPER)).arrived();
  }

  private static boolean find(Replica replica, Guest guest) {
    return replica.memory().read(state -> state.guests().find(guest.invitation())).isPresent();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 30 s");
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
