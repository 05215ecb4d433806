package dev.foyer.journal;

import dev.foyer.journal.Disk.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The segment files of a journal's folder, numbered from 1: `0000000001.log`, … The last one is
/// written to. Not thread-safe but for [#bytes].
final class Segments implements AutoCloseable {
  private static final String SUFFIX = ".log";
  private final Disk disk;
  private final Path folder;
  private int last;
  private File file;
  private long end;
  private long forced;

  private Segments(Disk disk, Path folder, int last, File file) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.last = last;
    this.file = file;
    this.end = file.size();
    this.forced = end;
  }

  /// The numbers of the segments that are there, in order.
  static List<Integer> numbers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]{10}\\.log"))
          .map(name -> Integer.valueOf(name.substring(0, 10)))
          .sorted()
          .toList();
    }
  }

  /// The numbers that should be there and are not.
  static List<Integer> missing(List<Integer> numbers) {
    int last = numbers.isEmpty() ? 0 : numbers.getLast();
    return IntStream.rangeClosed(1, last).filter(n -> !numbers.contains(n)).boxed().toList();
  }

  static Path path(Path folder, int number) {
    return folder.resolve("%010d".formatted(number) + SUFFIX);
  }

  /// Opens segment `number` to append to; makes it if it is not there.
  static Segments appendTo(Disk disk, Path folder, int number) throws IOException {
    Path path = path(folder, number);
    boolean fresh = !Files.exists(path);
    Segments segments = new Segments(disk, folder, number, disk.open(path));
    if (fresh || segments.end == 0) {
      segments.begin();
    }
    return segments;
  }

  /// Puts `bytes` in the place of a segment by way of a new file, forced before it takes the name;
  /// what an unclean stop left in the page cache only is on stable storage afterwards.
  static void rewrite(Disk disk, Path path, ByteBuffer bytes) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    disk.delete(fresh);
    put(disk.open(fresh), bytes);
    take(disk, fresh, path);
  }

  /// Does the same with a file that only its owner may read, at every moment.
  static void rewriteSecret(Disk disk, Path path, ByteBuffer bytes) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    disk.delete(fresh);
    put(disk.openSecret(fresh), bytes);
    take(disk, fresh, path);
  }

  private static void put(File fresh, ByteBuffer bytes) throws IOException {
    try (fresh) {
      fresh.write(0, bytes);
      fresh.force();
    }
  }

  private static void take(Disk disk, Path fresh, Path path) throws IOException {
    disk.replace(fresh, path);
    disk.forceFolder(folderOf(path));
  }

  /// What is in a segment. Opens it to read only.
  static ByteBuffer bytes(Path path) throws IOException {
    if (Files.size(path) > Integer.MAX_VALUE - 16) {
      throw new IOException(path.getFileName() + " is larger than any segment");
    }
    return ByteBuffer.wrap(Files.readAllBytes(path));
  }

  int number() {
    return last;
  }

  /// The offset at which the next record will stand.
  long end() {
    return end;
  }

  /// Writes a group's records and the marker that ends it, and returns when they are forced.
  ///
  /// @return the offsets of the records
  List<Long> write(List<ByteBuffer> records) throws IOException {
    List<Long> offsets = new ArrayList<>(records.size());
    ByteBuffer marker = Frame.marker(forced);
    int size = marker.remaining();
    for (ByteBuffer bytes : records) {
      size += bytes.remaining();
    }
    ByteBuffer group = ByteBuffer.allocate(size);
    for (ByteBuffer bytes : records) {
      offsets.add(end + group.position());
      group.put(bytes);
    }
    group.put(marker).flip();
    file.write(end, group);
    file.force();
    end += size;
    forced = end;
    return offsets;
  }

  /// Ends this segment, with a marker that names all of it as forced, and begins the next.
  void roll() throws IOException {
    write(List.of());
    file.close();
    last++;
    file = disk.open(path(folder, last));
    begin();
  }

  private void begin() throws IOException {
    file.write(0, ByteBuffer.wrap(SegmentScan.MAGIC));
    file.force();
    disk.forceFolder(folder);
    end = SegmentScan.MAGIC.length;
    forced = end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static Path folderOf(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path : folder;
  }
}
