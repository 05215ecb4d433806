package dev.foyer.demo;

import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.BoxConfig.Printer;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatorPage;
import dev.foyer.rehearsal.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running demo. Everything that it keeps is in one folder; a second start carries on.
public final class Demo implements AutoCloseable {
  private static final String EVENT = "f0e7f0e7f0e7f0e7";
  private static final int BAUD = 115_200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Setup setup;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Central central;
  private final Box box;
  private final SimulatedPrinter printer;
  private final SimulatorPage badges;
  private final Path sheet;

  /// Where the demo lives.
  ///
  /// @param state the folder with everything that it keeps
  /// @param boxPort 0, like the others, for any free one
  public record Setup(Path state, int boxPort, int centralPort, int badgesPort) {}

  private Demo(Setup setup) {
    this.setup = setup;
    try {
      Files.createDirectories(setup.state());
      central =
          opened(
              Central.start(
                  CentralConfig.local(setup.state().resolve("central"), setup.centralPort())));
      printer = opened(SimulatedPrinter.start(printerSetup()));
      badges = opened(SimulatorPage.serve(printer, setup.badgesPort()));
      Caller planner = Caller.paired(central.origin(), central.pairingCode());
      plan(planner);
      box = opened(Box.start(boxConfig()));
      openDoors();
      sheet = setup.state().resolve("invitations.html");
      Files.writeString(sheet, sheet(planner));
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(
          "The demo's folder " + setup.state() + " cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Starts the demo; everything serves when this returns.
  public static Demo start(Setup setup) {
    return new Demo(setup);
  }

  /// What a person needs to know, in lines.
  public List<String> greeting() {
    return List.of(
        "Foyer's demo is running. Each link pairs one browser; open them side by side.",
        "",
        "  Kiosk             " + box.pairingLink(Role.STATION),
        "  Host              " + box.pairingLink(Role.HOST),
        "  Organiser (box)   " + box.pairingLink(Role.ORGANISER),
        "  Organiser         " + central.pairingLink(),
        "  Printed badges    http://localhost:" + badges.port() + "/",
        "  Invitations       " + sheet.toUri(),
        "",
        "Hold an invitation from the sheet up to the kiosk's camera, or type its code.",
        "State: " + setup.state().toAbsolutePath() + " (delete it to begin anew). Ctrl-C stops.");
  }

  public Box box() {
    return box;
  }

  public Central central() {
    return central;
  }

  public SimulatedPrinter printer() {
    return printer;
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.getLogger(Demo.class.getName())
            .log(System.Logger.Level.WARNING, "a part of the demo did not stop cleanly", e);
      }
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    running.push(part);
    return part;
  }

  private SimulatedPrinter.Setup printerSetup() {
    Path link = setup.state().resolve("printer");
    return new SimulatedPrinter.Setup(link, setup.state().resolve("badges"), BAUD, 6, 7);
  }

  private BoxConfig boxConfig() {
    URI uri = URI.create("serial:" + printerSetup().link().toAbsolutePath() + "?baud=" + BAUD);
    return new BoxConfig(
        setup.state().resolve("box"),
        "Foyer demo box",
        setup.boxPort(),
        Listening.LOOPBACK,
        List.of(new Printer("desk", uri)),
        Optional.of(
            new BoxConfig.Central(
                URI.create(central.origin()), Optional.of(central.enrolmentCode()))));
  }

  /// The community, its guests, and an event that is on now, through the organiser's API.
  private static void plan(Caller planner) {
    if (planner.get("/api/organiser").path("community").path("name").asText().isEmpty()) {
      planner.post(
          "/api/community", Map.of("name", "Hearth", "vision", "Nobody stands alone at our table"));
    }
    Instant now = Instant.now();
    planner.post(
        "/api/events",
        Map.of(
            "event",
            EVENT,
            "name",
            "Winter dinner",
            "place",
            "Harbour hall, Bergen",
            "startsAt",
            now.minusSeconds(1_800).toString(),
            "endsAt",
            now.plusSeconds(4 * 3_600).toString(),
            "timeZone",
            ZoneId.systemDefault().getId(),
            "hostOfTheEvening",
            "Grete Petersen"));
    byte[] list = SampleGuests.csv().getBytes(StandardCharsets.UTF_8);
    planner.post("/api/events/" + EVENT + "/guest-list", "text/csv", list);
  }

  /// The invitations as one file that needs nothing else: its style is put into it.
  private static String sheet(Caller planner) {
    String html = text(planner.raw("/api/events/" + EVENT + "/invitations.html"));
    Matcher link = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">").matcher(html);
    return link.find()
        ? html.replace(link.group(), "<style>" + text(planner.raw(link.group(1))) + "</style>")
        : html;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /// Waits for the guests to come down from central, and opens the doors.
  private void openDoors() {
    Instant until = Instant.now().plus(PATIENCE);
    EventId event = new EventId(EVENT);
    while (box.replica().memory().read(state -> state.guests().of(event).size())
        < SampleGuests.COUNT) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("The guests did not come down from central in 30 s.");
      }
      pause();
    }
    Caller.paired(box.origin(), box.pairingCode(Role.ORGANISER))
        .post("/api/events/" + EVENT + "/open", Map.of());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo was set up", e);
    }
  }
}
