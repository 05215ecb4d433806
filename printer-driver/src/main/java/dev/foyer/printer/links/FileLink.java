package dev.foyer.printer.links;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A file, to which one can write and which says nothing.
public final class FileLink implements Link {
  private final Path path;
  private @Nullable FileChannel out;

  public FileLink(Path path) {
    this.path = path;
  }

  @Override
  public boolean open() {
    if (out != null) {
      return false;
    }
    try {
      out = FileChannel.open(path, StandardOpenOption.WRITE);
      return true;
    } catch (NoSuchFileException e) {
      throw Trouble.missing(path, e);
    } catch (AccessDeniedException e) {
      throw Trouble.forbidden(path, e);
    } catch (IOException e) {
      throw new PrinterException(
          "The device " + path + " cannot be opened: is another program using it?", e);
    }
  }

  boolean isOpen() {
    return out != null;
  }

  @Override
  public void write(byte[] bytes) {
    open();
    try {
      FileChannel used = out;
      if (used == null) {
        throw new IOException("not open");
      }
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      Watchdog.guarded(
          Watchdog.GRACE,
          () -> closeQuietly(used),
          () -> {
            while (rest.hasRemaining()) {
              used.write(rest);
            }
            return bytes;
          });
    } catch (IOException e) {
      close();
      throw new PrinterException("The device " + path + " does not take data any more.", e);
    }
  }

  @Override
  public byte[] read(Duration patience) {
    return new byte[0];
  }

  @Override
  public Duration travel(int bytes) {
    return Duration.ZERO;
  }

  @Override
  public byte[] drain() {
    return new byte[0];
  }

  @Override
  public void close() {
    FileChannel used = out;
    out = null;
    if (used != null) {
      closeQuietly(used);
    }
  }

  static void closeQuietly(Closeable used) {
    try {
      used.close();
    } catch (IOException e) {
      System.getLogger(FileLink.class.getName())
          .log(System.Logger.Level.DEBUG, "a device file could not be closed", e);
    }
  }
}
