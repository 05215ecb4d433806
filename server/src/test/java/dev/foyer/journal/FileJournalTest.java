package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.State;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log keeps, whatever happens to its files.
class FileJournalTest extends JournalContract {
  @TempDir Path folder;
  private long epoch = 1;

  @Test
  void aFactThatWasAcknowledgedIsThereAfterAnUncleanStop() throws IOException {
    List<Content> written = new ArrayList<>();
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      for (int i = 0; i < 50; i++) {
        written.add(content(i));
        journal.append(List.of(content(i)));
      }
      copy(folder, folder.resolve("image"));
    }
    assertEquals(written, contents(folder.resolve("image")));
  }

  @Test
  void aTailThatWasCutAnywhereLosesNothingThatWasAcknowledgedBeforeIt() throws IOException {
    byte[] whole;
    long forcedBeforeLast;
    Path segment;
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      journal.append(List.of(content(1), content(2)));
      segment = folder.resolve("0000000001.log");
      forcedBeforeLast = Files.size(segment);
      journal.append(List.of(content(3), content(4)));
      whole = Files.readAllBytes(segment);
    }
    for (int length = (int) forcedBeforeLast; length < whole.length; length++) {
      Path image = folder.resolve("cut-" + length);
      Files.createDirectories(image);
      Files.write(image.resolve("0000000001.log"), Arrays.copyOf(whole, length));
      assertEquals(List.of(content(1), content(2)), contents(image), "cut at " + length);
    }
  }

  @Test
  void aFlippedBitInForcedBytesIsDamageThatIsSaidAndEverythingElseIsKept() throws IOException {
    byte[] whole;
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      for (int i = 0; i < 10; i++) {
        journal.append(List.of(content(i)));
      }
      whole = Files.readAllBytes(folder.resolve("0000000001.log"));
    }
    Random random = new Random(3);
    for (int round = 0; round < 80; round++) {
      Path image = folder.resolve("flip-" + round);
      byte[] flipped = whole.clone();
      int at = round < 12 ? round : random.nextInt(whole.length * 2 / 3);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.createDirectories(image);
      Files.write(image.resolve("0000000001.log"), flipped);
      try (FileJournal journal = open(image, Disk.SYSTEM)) {
        assertEquals(1, journal.damage().size(), "at byte " + at);
        assertTrue(journal.end() >= 9, "at byte " + at + " only " + journal.end() + " facts");
        journal.append(List.of(content(99)));
      }
      assertTrue(contents(image).contains(content(99)));
    }
  }

  @Test
  void aSegmentWhoseFirstBytesNeverReachedTheDiskIsBegunAgain() throws IOException {
    Path segment = folder.resolve("0000000001.log");
    Files.write(segment, new byte[8]);
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      journal.append(List.of(content(1)));
    }
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      assertEquals(List.of(), journal.damage());
      assertEquals(1, journal.end());
    }
  }

  @Test
  void aMissingSegmentIsDamageAndWhatFollowsIsKept() throws IOException {
    StreamId own = new StreamId(Given.COMMUNITY, Given.REPLICA, epoch++);
    FileJournal.Settings small =
        new FileJournal.Settings(folder, own, Given.clock(), Disk.SYSTEM, entries -> {}, 100);
    try (FileJournal journal = FileJournal.open(small)) {
      for (int i = 1; i <= 6; i++) {
        journal.append(List.of(content(i)));
      }
    }
    Files.delete(folder.resolve("0000000002.log"));
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      assertEquals(
          List.of(new JournalDamage(folder.resolve("0000000002.log"), 0, 0)), journal.damage());
      assertEquals(5, journal.end());
    }
    assertTrue(JournalWalk.through(folder).faults().getFirst().contains("0000000002.log"));
  }

  @Test
  void theLastGroupIsForcedBeforeItIsBelievedEvenBehindDamage() throws IOException {
    FileJournal journal = open(folder, Disk.SYSTEM);
    for (int i = 0; i < 3; i++) {
      journal.append(List.of(content(i)));
    }
    Path image = folder.resolve("image");
    copy(folder, image);
    journal.close();
    Path segment = image.resolve("0000000001.log");
    byte[] damaged = Files.readAllBytes(segment);
    damaged[12] ^= 1;
    Files.write(segment, damaged);
    SlowDisk disk = new SlowDisk();
    try (FileJournal again = open(image, disk)) {
      assertEquals(1, again.damage().size());
      assertTrue(disk.isForced(segment), "the segment was written anew and forced");
    }
    assertArrayEquals(damaged, Files.readAllBytes(segment), "as it is, damage included");
  }

  @Test
  void aTornTailIsSetAsideNotThrownAway() throws IOException {
    try (FileJournal journal = open(folder, Disk.SYSTEM)) {
      journal.append(List.of(content(1)));
      copy(folder, folder.resolve("image"));
    }
    Path segment = folder.resolve("image").resolve("0000000001.log");
    byte[] torn = Arrays.copyOf(Files.readAllBytes(segment), (int) Files.size(segment) + 17);
    Arrays.fill(torn, torn.length - 17, torn.length, (byte) 0x5a);
    Files.write(segment, torn);
    assertEquals(List.of(content(1)), contents(folder.resolve("image")));
    try (var files = Files.list(folder.resolve("image"))) {
      Path aside = files.filter(f -> f.toString().contains(".torn-")).findFirst().orElseThrow();
      assertEquals(17, Files.size(aside));
    }
  }

  @Test
  void aFailedForceStopsTheJournalForGoodAndIsNeverRetried() {
    FaultyDisk disk = new FaultyDisk();
    try (FileJournal journal = open(folder, disk)) {
      journal.append(List.of(content(1)));
      disk.failForces();
      assertThrows(JournalStopped.class, () -> journal.append(List.of(content(2))));
      assertInstanceOf(State.Stopped.class, journal.state());
      assertThrows(JournalStopped.class, () -> journal.append(List.of(content(3))));
      assertEquals(1, journal.end());
    }
  }

  @Test
  void aFullDiskStopsTheJournalAndNothingUnwrittenIsAcknowledged() {
    FaultyDisk disk = new FaultyDisk();
    try (FileJournal journal = open(folder, disk)) {
      journal.append(List.of(content(1)));
      disk.failWrites();
      JournalStopped refusal =
          assertThrows(JournalStopped.class, () -> journal.append(List.of(content(2))));
      assertTrue(String.valueOf(refusal.getMessage()).contains("No space left"));
    }
    assertEquals(List.of(content(1)), contents(folder));
  }

  @Test
  void anErrorOnTheWritersThreadStopsTheJournalAndNobodyWaits() {
    AtomicBoolean exhausted = new AtomicBoolean();
    Consumer<List<Entry>> listener =
        entries -> {
          if (exhausted.get()) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    try (FileJournal journal = FileJournal.open(settings(folder, Disk.SYSTEM, listener))) {
      journal.append(List.of(content(1)));
      exhausted.set(true);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            assertThrows(JournalStopped.class, () -> journal.append(List.of(content(2))));
            assertThrows(JournalStopped.class, () -> journal.append(List.of(content(3))));
          });
      assertInstanceOf(State.Stopped.class, journal.state());
    }
  }

  @Test
  void aForceCarriesNoMoreThanAFewMegabytes() throws Exception {
    int most = 4 << 20;
    SlowDisk disk = new SlowDisk();
    byte[] payload = new byte[Content.MAX_PAYLOAD];
    try (FileJournal journal = open(folder, disk);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch done = new CountDownLatch(200);
      for (int i = 0; i < 200; i++) {
        Content content = new Content("test-kind", 1, "test/" + i, Bytes.of(payload));
        writers.execute(
            () -> {
              journal.append(List.of(content));
              done.countDown();
            });
      }
      done.await();
    }
    assertTrue(disk.largestWrite() < most, "a write of " + disk.largestWrite() + " bytes");
  }

  @Override
  Journal open(String name, WallClock clock) {
    Path at = folder.resolve(name);
    StreamId own = new StreamId(Given.COMMUNITY, name.equals("own") ? OWN : OTHER, epoch++);
    return FileJournal.open(new FileJournal.Settings(at, own, clock, Disk.SYSTEM, entries -> {}));
  }

  private FileJournal open(Path at, Disk disk) {
    return FileJournal.open(settings(at, disk, entries -> {}));
  }

  private FileJournal.Settings settings(Path at, Disk disk, Consumer<List<Entry>> listener) {
    StreamId own = new StreamId(Given.COMMUNITY, Given.REPLICA, epoch++);
    return new FileJournal.Settings(at, own, Given.clock(), disk, listener);
  }

  private List<Content> contents(Path at) {
    try (FileJournal journal = open(at, Disk.SYSTEM)) {
      return journal.read(1, 10_000).stream().map(entry -> entry.fact().content()).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
