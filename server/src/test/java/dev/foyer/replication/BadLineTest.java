package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.BadLine;
import dev.foyer.BadLine.Fault;
import dev.foyer.BadLine.Refusal;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.Role;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A box and its central over a line with one fault after the other: guests come in all the while,
/// and once it is mended central has everything, once.
@TestInstance(Lifecycle.PER_CLASS)
class BadLineTest {
  private static final int GUESTS = 9;
  private static final AtomicLong SCANS = new AtomicLong();

  private BadLine line;
  private Central central;
  private Evening evening;
  private Box box;
  private Http station;
  private Http host;

  /// A fault, and how the link is said to be while it lasts; empty where nothing can be said yet,
  /// or for a moment only.
  record Trouble(String name, Consumer<BadLine> begin, String shown) {
    static Trouble of(Fault fault, String shown) {
      return new Trouble(fault.name(), line -> line.has(fault), shown);
    }

    static Trouble of(Refusal refusal, String shown) {
      String name = "ONE_" + refusal.status() + "_AS_" + refusal.type();
      return new Trouble(name, line -> line.refusesOne(refusal), shown);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Trouble> troubles() {
    Stream<Trouble> faults =
        Stream.of(
            Trouble.of(Fault.DELAYS, "connected"),
            Trouble.of(Fault.CUTS_REQUESTS, "unreachable"),
            Trouble.of(Fault.CUTS_ANSWERS, "unreachable"),
            Trouble.of(Fault.LOSES_ANSWERS, "unreachable"),
            Trouble.of(Fault.DOUBLES, "connected"),
            Trouble.of(Fault.SWALLOWS, ""),
            Trouble.of(Fault.SHOWS_A_PORTAL, "intercepted"));
    Stream<Trouble> refusals =
        Stream.of(400, 404, 413, 429, 500)
            .flatMap(
                status ->
                    Stream.of(
                        Trouble.of(Refusal.ofCentral(status), status < 500 ? "stalled" : ""),
                        Trouble.of(Refusal.ofProxy(status), "")));
    return Stream.concat(faults, refusals);
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    line = new BadLine();
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    line.leadsTo(central.port());
    evening = Evening.at(central.replica());
    central.replica().ledger().record(List.of(new DoorsClosed(central.replica().id(), 2)));
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
                        URI.create(line.origin()), Optional.of(central.enrolmentCode())))));
    box.replica().ledger().record(List.of(new DoorsOpened(box.replica().id(), 1, Evening.SUPPER)));
    station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterAll
  void stop() throws IOException {
    box.close();
    central.close();
    line.close();
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void guestsComeInWhateverTheLineDoesAndCentralHasEachOnceWhenItIsMended(Trouble trouble) {
    List<Guest> guests =
        evening.invite(IntStream.range(0, GUESTS).mapToObj(i -> Wish.named("Guest " + i)).toList());
    await(() -> guests.stream().allMatch(this::isInvitedHere));
    await(this::isAllSent);
    trouble.begin().accept(line);
    guests.subList(0, 3).forEach(this::admit);
    await(() -> line.befallen() > 0);
    await(() -> trouble.shown().isEmpty() || state().equals(trouble.shown()));
    guests.subList(3, 6).forEach(this::admit);
    line.mend();
    long mended = System.nanoTime();
    guests.subList(6, GUESTS).forEach(this::admit);
    await(() -> centralHas(box.replica().ledger().journal().heads()));
    await(this::isAllSent);
    System.out.printf(
        "%s: central had everything %d ms after the line was mended%n",
        trouble, (System.nanoTime() - mended) / 1_000_000);
    for (Guest guest : guests) {
      assertEquals(1, admissionsAtCentral(guest));
    }
    assertEquals(List.of(), central.replica().ledger().journal().forks());
    assertEquals(0, central.replica().memory().parked());
  }

  private void admit(Guest guest) {
    String scan = "%032x".formatted(SCANS.incrementAndGet());
    Answer answer =
        station.post(
            "/api/scans",
            "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(scan, guest.token().bare()));
    assertEquals("admitted", answer.text("decision"), answer.body());
  }

  private boolean isInvitedHere(Guest guest) {
    return box.replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()))
        .isPresent();
  }

  /// How often this guest's arrival stands in central's journal.
  private int admissionsAtCentral(Guest guest) {
    return central
        .replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()).orElseThrow().standing(0).size());
  }

  private boolean centralHas(Map<StreamId, Journal.Head> heads) {
    Map<StreamId, Journal.Head> own = new HashMap<>(heads);
    own.keySet().removeIf(stream -> !stream.replica().equals(box.replica().id()));
    return central.replica().ledger().journal().heads().entrySet().containsAll(own.entrySet());
  }

  private boolean isAllSent() {
    JsonNode link = link();
    return link.path("state").asText().equals("connected") && link.path("unsent").asInt() == 0;
  }

  private String state() {
    return link().path("state").asText();
  }

  private JsonNode link() {
    return host.get("/api/host").json().path("central");
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
