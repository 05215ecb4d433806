package dev.foyer.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.BoxConfig.Printer;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.platform.HttpServer;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatorPage;
import dev.foyer.projection.Replica;
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
import java.util.ArrayList;
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
  private final Parts running;
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

  private Demo(Setup setup, Parts running) {
    this.setup = setup;
    this.running = running;
    HttpServer.requireFree(setup.boxPort(), setup.centralPort(), setup.badgesPort());
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

  /// What runs of a demo, in the order in which it was started. Closing it at any moment, during
  /// the start too, stops all of it; nothing is started afterwards. Thread-safe.
  public static final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private volatile boolean closed;

    synchronized <T extends AutoCloseable> T started(T part) {
      running.push(part);
      if (closed) {
        close();
        throw new IllegalStateException("The demo was stopped while it started.");
      }
      return part;
    }

    public boolean isClosed() {
      return closed;
    }

    @Override
    public synchronized void close() {
      closed = true;
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception e) {
          System.getLogger(Demo.class.getName())
              .log(System.Logger.Level.WARNING, "a part of the demo did not stop cleanly", e);
        }
      }
    }
  }

  /// Starts the demo; everything serves when this returns.
  public static Demo start(Setup setup) {
    return start(setup, new Parts());
  }

  /// Starts the demo so that somebody else can stop it before this has returned.
  public static Demo start(Setup setup, Parts running) {
    return new Demo(setup, running);
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
    running.close();
  }

  private <T extends AutoCloseable> T opened(T part) {
    return running.started(part);
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
    Optional<JsonNode> planned = planned(planner);
    if (planned.isEmpty() || planned.get().path("state").asText().equals("after")) {
      planner.post("/api/events", event(planned));
    }
    if (planned.isEmpty() || planned.get().path("invited").asInt() == 0) {
      byte[] list = SampleGuests.csv().getBytes(StandardCharsets.UTF_8);
      planner.post("/api/events/" + EVENT + "/guest-list", "text/csv", list);
    }
  }

  private static Optional<JsonNode> planned(Caller planner) {
    for (JsonNode event : planner.get("/api/organiser").path("events")) {
      if (event.path("event").asText().equals(EVENT)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /// An event that is on now; of one that is over, all but its time stays as it was left.
  private static Map<String, String> event(Optional<JsonNode> before) {
    Instant now = Instant.now();
    return Map.of(
        "event",
        EVENT,
        "name",
        before.map(event -> event.path("name").asText()).orElse("Winter dinner"),
        "place",
        before.map(event -> event.path("place").asText()).orElse("Harbour hall, Bergen"),
        "startsAt",
        now.minusSeconds(1_800).toString(),
        "endsAt",
        now.plusSeconds(4 * 3_600).toString(),
        "timeZone",
        before
            .map(event -> event.path("timeZone").asText())
            .orElseGet(() -> ZoneId.systemDefault().getId()),
        "hostOfTheEvening",
        before.map(event -> event.path("hostOfTheEvening").asText()).orElse("Grete Petersen"));
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

  /// Waits for the guests to come down from central, and opens the doors unless they are open.
  private void openDoors() {
    Instant until = Instant.now().plus(PATIENCE);
    while (invited(box.replica()) < invited(central.replica())) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("The guests did not come down from central in 30 s.");
      }
      pause();
    }
    Replica replica = box.replica();
    Caller organiser = Caller.paired(box.origin(), box.pairingCode(Role.ORGANISER));
    if (replica.memory().read(state -> state.guests().openAt(replica.id())).isEmpty()) {
      organiser.post("/api/events/" + EVENT + "/open", Map.of());
    }
    if (replica.memory().read(state -> state.seating().plan(new EventId(EVENT))).isEmpty()) {
      seat(organiser);
    }
  }

  /// Thirty tables and three courses.
  private static void seat(Caller organiser) {
    List<Map<String, Object>> tables = new ArrayList<>();
    for (int table = 1; table <= 30; table++) {
      tables.add(Map.of("name", String.valueOf(table), "seats", 8));
    }
    List<Map<String, Object>> rounds =
        List.of(
            course("Starter", "Beetroot soup", "Boiled by Mei, whose garden was full of it."),
            course("Main", "Pollock and potatoes", "Caught this morning off the pier."),
            course("Dessert", "Cloudberries", "Picked in August by whoever came along."));
    organiser.post("/api/events/" + EVENT + "/room", Map.of("tables", tables, "rounds", rounds));
    organiser.post("/api/events/" + EVENT + "/seating/plan", Map.of("seconds", 1));
  }

  private static Map<String, Object> course(String name, String dish, String story) {
    return Map.of("name", name, "mode", "mix", "minutes", 40, "dish", dish, "story", story);
  }

  private static int invited(Replica replica) {
    return replica.memory().read(state -> state.guests().of(new EventId(EVENT)).size());
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
