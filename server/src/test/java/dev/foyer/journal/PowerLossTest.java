package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.UnsureDisk.Image;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a loss of power leaves of what was not forced, nothing that was acknowledged is lost
/// and nothing is called damaged: journal and keys live through lives of kills and losses of power,
/// and images of any moment of them are opened. `-Dfoyer.power-losses=2000` takes more images.
class PowerLossTest {
  private static final int IMAGES = Integer.getInteger("foyer.power-losses", 300);
  private static final int IMAGES_A_LIFE = 6;
  private static final int LIVES = 5;
  private static final int SMALL_SEGMENT = 600;

  @TempDir Path folder;
  private final WallClock clock = Given.clock();
  private long epoch = 1;
  private int number;

  /// What the disk may hold, and what had been acknowledged, at one moment.
  private record Moment(Image image, Set<String> facts, Map<PersonId, SecretKey> keys) {}

  /// What was acknowledged so far, and every moment on the way.
  private static final class Life {
    final Set<String> facts;
    final Map<PersonId, SecretKey> keys;
    final List<Moment> moments = new ArrayList<>();
    private final UnsureDisk disk;

    Life(UnsureDisk disk, Moment before) {
      this.disk = disk;
      this.facts = new LinkedHashSet<>(before.facts());
      this.keys = new HashMap<>(before.keys());
      disk.after = this::remember;
    }

    synchronized void acknowledged(List<String> more) {
      facts.addAll(more);
      remember();
    }

    synchronized void made(Map<PersonId, SecretKey> more) {
      keys.putAll(more);
      remember();
    }

    synchronized void remember() {
      moments.add(new Moment(disk.image(), new LinkedHashSet<>(facts), new HashMap<>(keys)));
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAnyLossOfPower() throws IOException {
    int images = 0;
    for (int seed = 0; images < IMAGES; seed++) {
      Random random = new Random(seed);
      Moment before = new Moment(new Image(), Set.of(), Map.of());
      for (int life = 0; life < LIVES; life++) {
        List<Moment> moments = live(before, random);
        Moment moment = moments.getFirst();
        for (int i = 0; i < IMAGES_A_LIFE; i++) {
          Image left = moment.image().lose(random);
          survives(left, moment, "seed " + seed + ", life " + life);
          before = new Moment(left, moment.facts(), moment.keys());
          moment = moments.get(random.nextInt(moments.size()));
          images++;
        }
        if (random.nextBoolean()) {
          before = killed(moments, random);
        }
      }
    }
  }

  /// A moment at which the process was killed and the machine went on: what it had written is all
  /// there, and some of it is not forced.
  private static Moment killed(List<Moment> moments, Random random) {
    List<Moment> unsure = moments.stream().filter(m -> m.image().writesAreUnsure()).toList();
    return unsure.get(random.nextInt(unsure.size()));
  }

  /// A process's life: opens, writes, makes keys, and ends in order; it may have ended at each of
  /// the moments that this returns. The first of them is the one at which everything that it found
  /// is believed.
  private List<Moment> live(Moment before, Random random) throws IOException {
    Path data = folder.resolve("life");
    UnsureDisk disk = new UnsureDisk(data, before.image());
    Life life = new Life(disk, before);
    int opened;
    try (PersonKeys keys = FilePersonKeys.open(data.resolve("people"), disk);
        FileJournal journal = open(data, disk)) {
      life.made(all(keys));
      life.acknowledged(all(journal));
      opened = life.moments.size() - 1;
      for (int group = random.nextInt(8); group > 0; group--) {
        life.made(keys.keysFor(people(1 + random.nextInt(3))));
        List<Content> contents = contents(1 + random.nextInt(4), random);
        journal.append(contents);
        life.acknowledged(contents.stream().map(Content::subject).toList());
      }
    }
    delete(data);
    life.moments.addFirst(life.moments.get(opened));
    return life.moments;
  }

  private void survives(Image image, Moment moment, String when) throws IOException {
    Path data = folder.resolve("image");
    Disk disk = new UnsureDisk(data, image);
    try (PersonKeys keys = FilePersonKeys.open(data.resolve("people"), disk);
        FileJournal journal = open(data, disk)) {
      Set<String> lost = new LinkedHashSet<>(moment.facts());
      lost.removeAll(all(journal));
      assertEquals(Set.of(), lost, when + ": lost facts");
      assertEquals(List.of(), journal.damage(), when);
      assertEquals(List.of(), keys.damage(), when);
      assertTrue(all(keys).entrySet().containsAll(moment.keys().entrySet()), when + ": lost keys");
    }
    delete(data);
  }

  private FileJournal open(Path data, Disk disk) {
    StreamId own = new StreamId(Given.COMMUNITY, Given.REPLICA, epoch++);
    return FileJournal.open(
        new FileJournal.Settings(data, own, clock, disk, entries -> {}, SMALL_SEGMENT));
  }

  private static List<String> all(FileJournal journal) {
    return journal.read(1, 100_000).stream().map(e -> e.fact().content().subject()).toList();
  }

  private static Map<PersonId, SecretKey> all(PersonKeys keys) {
    Map<PersonId, SecretKey> all = new LinkedHashMap<>();
    keys.people().forEach(person -> all.put(person, keys.find(person).orElseThrow()));
    return all;
  }

  private List<PersonId> people(int count) {
    return Stream.generate(() -> new PersonId("%032x".formatted(0xabc_0000 + number++)))
        .limit(count)
        .toList();
  }

  private List<Content> contents(int count, Random random) {
    return Stream.generate(
            () -> new Content("k", 1, "s/" + number++, Bytes.of(new byte[random.nextInt(120)])))
        .limit(count)
        .toList();
  }

  private static void delete(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(data);
  }
}
