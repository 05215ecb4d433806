package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The machine's disk, one folder of it, with a memory of what is on stable storage and what is
/// not: it can say at any moment what a loss of power might leave. Names are as they were at the
/// last force of the folder, or after any later change; of a file, what was forced, and of each
/// later write nothing, all, a beginning, or any of its blocks, the rest being holes.
public final class UnsureDisk implements Disk {
  private static final int BLOCK = 64;

  private final Path folder;
  private Image now;

  /// What a folder holds, and what of it is sure.
  public static final class Image {
    private final Map<String, Content> names = new LinkedHashMap<>();
    private final Map<String, Content> sureNames = new LinkedHashMap<>();
    private final List<Map<String, Content>> unsureNames = new ArrayList<>();

    Image copy() {
      IdentityHashMap<Content, Content> copies = new IdentityHashMap<>();
      Image copy = new Image();
      copy.names.putAll(copy(names, copies));
      copy.sureNames.putAll(copy(sureNames, copies));
      unsureNames.forEach(each -> copy.unsureNames.add(copy(each, copies)));
      return copy;
    }

    /// Whether anything was written that is not forced.
    boolean writesAreUnsure() {
      return names.values().stream().anyMatch(file -> !file.unsure.isEmpty());
    }

    /// What a loss of power may leave of it.
    public Image lose(Random random) {
      int at = random.nextInt(unsureNames.size() + 1);
      Map<String, Content> left = at == 0 ? sureNames : unsureNames.get(at - 1);
      IdentityHashMap<Content, Content> files = new IdentityHashMap<>();
      Image image = new Image();
      left.forEach(
          (name, file) -> image.names.put(name, files.computeIfAbsent(file, f -> f.lose(random))));
      image.sureNames.putAll(image.names);
      return image;
    }

    /// What another disk holds onto which all that can be read of this one was copied.
    public Image copied() {
      Image image = new Image();
      names.forEach((name, file) -> image.names.put(name, file.copied()));
      image.sureNames.putAll(image.names);
      return image;
    }

    /// The same with the file of this name, if there is one, as another image has it.
    public Image with(String name, Image other) {
      Image image = copied();
      Content file = other.names.get(name);
      if (file != null) {
        image.names.put(name, file);
        image.sureNames.put(name, file);
      }
      return image;
    }

    void lay(Path folder) throws IOException {
      Files.createDirectories(folder);
      for (Map.Entry<String, Content> file : names.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue().seen);
      }
    }

    private static Map<String, Content> copy(
        Map<String, Content> names, Map<Content, Content> copies) {
      Map<String, Content> copy = new LinkedHashMap<>();
      names.forEach((name, file) -> copy.put(name, copies.computeIfAbsent(file, Content::copy)));
      return copy;
    }
  }

  private record Write(int offset, byte[] bytes) {}

  private static final class Content {
    private byte[] seen = {};
    private byte[] sure = {};
    private final List<Write> unsure = new ArrayList<>();

    Content copy() {
      Content copy = new Content();
      copy.seen = seen;
      copy.sure = sure;
      copy.unsure.addAll(unsure);
      return copy;
    }

    Content copied() {
      Content copied = new Content();
      copied.seen = seen;
      copied.sure = seen;
      return copied;
    }

    Content lose(Random random) {
      Content left = new Content();
      left.sure = sure;
      int luck = random.nextInt(4);
      for (Write write : unsure) {
        left.sure = lose(left.sure, write, luck, random);
      }
      left.seen = left.sure;
      return left;
    }

    private static byte[] lose(byte[] file, Write write, int luck, Random random) {
      byte[] bytes = write.bytes();
      return switch (luck) {
        case 0 -> file;
        case 1 -> put(file, write.offset(), bytes);
        case 2 -> put(file, write.offset(), Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        default -> blocks(file, write, random);
      };
    }

    private static byte[] blocks(byte[] file, Write write, Random random) {
      byte[] bytes = write.bytes();
      byte[] left = file;
      int from = 0;
      while (from < bytes.length) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(BLOCK));
        if (random.nextBoolean()) {
          left = put(left, write.offset() + from, Arrays.copyOfRange(bytes, from, to));
        }
        from = to;
      }
      int size = Math.max(left.length, write.offset() + bytes.length);
      return random.nextBoolean() ? Arrays.copyOf(left, size) : left;
    }

    static byte[] put(byte[] file, int offset, byte[] bytes) {
      byte[] all = Arrays.copyOf(file, Math.max(file.length, offset + bytes.length));
      System.arraycopy(bytes, 0, all, offset, bytes.length);
      return all;
    }
  }

  /// Begins with what `image` holds, laid into `folder`.
  public UnsureDisk(Path folder, Image image) throws IOException {
    this.folder = folder;
    this.now = image.copy();
    image.lay(folder);
  }

  public synchronized Image image() {
    return now.copy();
  }

  /// Told after everything that changes something.
  Runnable after = () -> {};

  @Override
  public File open(Path path) throws IOException {
    File file = Disk.SYSTEM.open(path);
    return new UnsureFile(file, content(name(path)));
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Disk.SYSTEM.replace(from, to);
    Content content = content(name(from));
    synchronized (this) {
      now.names.remove(name(from));
      now.names.put(name(to), content);
      now.unsureNames.add(new LinkedHashMap<>(now.names));
    }
    after.run();
  }

  @Override
  public void delete(Path path) throws IOException {
    Disk.SYSTEM.delete(path);
    synchronized (this) {
      if (now.names.remove(name(path)) != null) {
        now.unsureNames.add(new LinkedHashMap<>(now.names));
      }
    }
    after.run();
  }

  @Override
  public void forceFolder(Path forced) {
    if (forced.equals(folder)) {
      synchronized (this) {
        now.sureNames.clear();
        now.sureNames.putAll(now.names);
        now.unsureNames.clear();
      }
      after.run();
    }
  }

  private Content content(String name) {
    Content known;
    synchronized (this) {
      known = now.names.get(name);
      if (known == null) {
        known = new Content();
        now.names.put(name, known);
        now.unsureNames.add(new LinkedHashMap<>(now.names));
      }
    }
    after.run();
    return known;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private final class UnsureFile implements File {
    private final File file;
    private final Content content;

    UnsureFile(File file, Content content) {
      this.file = file;
      this.content = content;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      byte[] written = new byte[bytes.remaining()];
      bytes.duplicate().get(written);
      file.write(offset, bytes);
      synchronized (UnsureDisk.this) {
        content.seen = Content.put(content.seen, (int) offset, written);
        content.unsure.add(new Write((int) offset, written));
      }
      after.run();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
      file.read(offset, into);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force() {
      synchronized (UnsureDisk.this) {
        content.sure = content.seen;
        content.unsure.clear();
      }
      after.run();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
