package dev.foyer.box.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Central and boxes at the doors of one supper, two unless a test wants other ones, over real
/// HTTP; each box is reached by the others through a cable of its own.
final class TwoDoors implements AutoCloseable {
  private static final AtomicLong SCANS = new AtomicLong();

  private final Path folder;
  private final List<String> names;
  private final WallClock clock;
  final Central central;
  final List<Box> boxes = new ArrayList<>();
  final List<Cable> cables = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  final List<Http> stations = new ArrayList<>();
  final List<Guest> guests;

  TwoDoors(Path folder, int people) {
    this(folder, people, List.of("north", "south"), new SystemClock());
  }

  TwoDoors(Path folder, int people, List<String> names) {
    this(folder, people, names, new SystemClock());
  }

  /// @param clock of all boxes
  TwoDoors(Path folder, int people, List<String> names, WallClock clock) {
    this.folder = folder;
    this.names = names;
    this.clock = clock;
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    guests =
        Evening.at(central.replica())
            .invite(IntStream.range(0, people).mapToObj(i -> Wish.named("Guest " + i)).toList());
    ReplicaId none = central.replica().id();
    central.replica().ledger().record(List.of(new DoorsClosed(none, 2)));
    for (String name : names) {
      Box box = start(name, 0, Optional.of(central.enrolmentCode()));
      boxes.add(box);
      ports.add(box.port());
      cables.add(Cable.to(box.port()));
      stations.add(Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION)));
    }
    boxes.forEach(box -> await(() -> knows(box, people)));
    boxes.forEach(TwoDoors::open);
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      box.replica()
          .ledger()
          .record(List.of(new DoorAddressed(box.replica().id(), 1, cables.get(i).uri(), "")));
    }
    boxes.forEach(box -> await(() -> doors(box) == boxes.size()));
    boxes.forEach(box -> await(() -> hearsAll(box)));
  }

  private Box start(String name, int port, Optional<String> code) {
    return Box.start(
        new BoxConfig(
            folder.resolve(name),
            name,
            port,
            Listening.LOOPBACK,
            List.of(),
            Optional.of(new BoxConfig.Central(URI.create(central.origin()), code))),
        clock);
  }

  /// The box starts again on its port.
  void restart(int number) {
    int port = ports.get(number);
    boxes.get(number).close();
    boxes.set(number, start(names.get(number), port, Optional.empty()));
  }

  /// A second program starts from a copy of a box's folder, as from a copy of its memory card; the
  /// box itself starts again beside it.
  Box cloned(int number) throws IOException {
    String name = names.get(number);
    boxes.get(number).close();
    Path from = folder.resolve(name);
    Path copy = folder.resolve("copy");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(from.relativize(file).toString()));
      }
    }
    boxes.set(number, start(name, ports.get(number), Optional.empty()));
    return start("copy", 0, Optional.empty());
  }

  Box other(Box box) {
    return boxes.get(0) == box ? boxes.get(1) : boxes.get(0);
  }

  private boolean hearsAll(Box box) {
    return boxes.stream()
        .filter(other -> !other.equals(box))
        .allMatch(other -> box.hears(other.replica().id()));
  }

  private static boolean knows(Box box, int people) {
    return box.replica().memory().read(state -> state.guests().tally(Evening.SUPPER)).expected()
        == people;
  }

  private static int doors(Box box) {
    return box.replica().memory().read(state -> state.guests().doorsOf(Evening.SUPPER)).size();
  }

  private static void open(Box box) {
    ReplicaId id = box.replica().id();
    box.replica().ledger().record(List.of(new DoorsOpened(id, 1, Evening.SUPPER)));
  }

  /// A guest shows the invitation at a door.
  Answer scan(int door, Guest guest) {
    return scan(door, guest, "%032x".formatted(SCANS.incrementAndGet()));
  }

  Answer scan(int door, Guest guest, String scan) {
    Answer answer =
        stations
            .get(door)
            .post(
                "/api/scans",
                "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(scan, guest.token().bare()));
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  static boolean admitted(Answer answer) {
    return answer.text("decision").equals("admitted")
        && !answer.json().path("repeated").asBoolean();
  }

  static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 30 s");
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    boxes.forEach(Box::close);
    cables.forEach(Cable::close);
    central.close();
  }
}
