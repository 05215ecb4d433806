package dev.foyer.printer.sim;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The master side of a pseudo-terminal in raw mode (POSIX.1-2017 `posix_openpt`; Linux `pty(7)`).
/// The slave is kept open here as well, so that a program that closes it does not hang the line up.
final class Pty implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int TERMIOS_SIZE = 256;
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final long TIOCNXCL = 0x540D;

  /// `B9600` and so on, of which not all are in order.
  private static final Map<Integer, Integer> SPEEDS =
      Map.of(
          9_600, 13, 19_200, 14, 38_400, 15, 57_600, 4_097, 115_200, 4_098, 230_400, 4_099, 460_800,
          4_100, 921_600, 4_103);

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBC = LINKER.defaultLookup();
  private static final MethodHandle OPENPT = ints("posix_openpt", 1);
  private static final MethodHandle GRANTPT = ints("grantpt", 1);
  private static final MethodHandle UNLOCKPT = ints("unlockpt", 1);
  private static final MethodHandle CLOSE = ints("close", 1);
  private static final MethodHandle PTSNAME =
      handle(
          "ptsname_r",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle TCGETATTR = intAndPointer("tcgetattr");
  private static final MethodHandle CFMAKERAW =
      handle("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
  private static final MethodHandle CFSETSPEED =
      handle(
          "cfsetspeed",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle CFGETOSPEED =
      handle("cfgetospeed", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private static final MethodHandle TCSETATTR =
      handle(
          "tcsetattr",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS));
  private static final MethodHandle READ = io("read");
  private static final MethodHandle WRITE = io("write");
  private static final MethodHandle POLL =
      handle(
          "poll",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));

  private static final MethodHandle IOCTL =
      handle(
          "ioctl",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));

  /// Shared by the one reader and the one writer, exclusive for closing.
  private final ReadWriteLock life = new ReentrantReadWriteLock();

  private final Arena arena = Arena.ofShared();
  private final MemorySegment buffer = arena.allocate(4096);
  private final MemorySegment pollfd = arena.allocate(8);
  private final int master;
  private final int slave;
  private final Path slavePath;
  private boolean closed;

  private Pty() throws IOException {
    master = check("posix_openpt", () -> (int) OPENPT.invokeExact(O_RDWR | O_NOCTTY));
    check("grantpt", () -> (int) GRANTPT.invokeExact(master));
    check("unlockpt", () -> (int) UNLOCKPT.invokeExact(master));
    MemorySegment name = arena.allocate(128);
    check("ptsname_r", () -> (int) PTSNAME.invokeExact(master, name, 128L));
    slavePath = Path.of(name.getString(0));
    slave = check("open", () -> (int) OPEN.invokeExact(name, O_RDWR | O_NOCTTY));
    MemorySegment termios = arena.allocate(TERMIOS_SIZE);
    check("tcgetattr", () -> (int) TCGETATTR.invokeExact(slave, termios));
    check(
        "cfmakeraw",
        () -> {
          CFMAKERAW.invokeExact(termios);
          return 0;
        });
    check("tcsetattr", () -> (int) TCSETATTR.invokeExact(slave, 0, termios));
  }

  static Pty open() throws IOException {
    return new Pty();
  }

  /// The slave's device, such as `/dev/pts/5`.
  Path slave() {
    return slavePath;
  }

  /// Up to `most` bytes that a program wrote to the slave; empty if none come in time. For one
  /// thread.
  byte[] read(int most, int millis) throws IOException {
    return whileOpen(
        () -> {
          if (!ready(pollfd, POLLIN, millis)) {
            return new byte[0];
          }
          long room = Math.min(most, buffer.byteSize());
          int count = check("read", () -> (int) (long) READ.invokeExact(master, buffer, room));
          return Arrays.copyOf(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE), count);
        });
  }

  /// Writes to whoever has the slave open; what does not fit because nobody reads is lost, as on a
  /// cable without flow control.
  void write(byte[] bytes) throws IOException {
    whileOpen(
        () -> {
          try (Arena call = Arena.ofConfined()) {
            MemorySegment poll = call.allocate(8);
            MemorySegment data = call.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long at = 0;
            while (at < bytes.length && ready(poll, POLLOUT, 0)) {
              MemorySegment rest = data.asSlice(at);
              at +=
                  check(
                      "write", () -> (int) (long) WRITE.invokeExact(master, rest, rest.byteSize()));
            }
          }
          return bytes;
        });
  }

  /// Ends exclusive use, which a program that was killed would leave behind because the slave stays
  /// open here (Linux `TIOCNXCL`).
  void admitOthers() throws IOException {
    whileOpen(
        () -> {
          check("ioctl", () -> (int) IOCTL.invokeExact(slave, TIOCNXCL));
          return new byte[0];
        });
  }

  /// Sets the speed that the slave has until a program sets another; one that has no name is left
  /// out.
  void speed(int baud) throws IOException {
    Integer name = SPEEDS.get(baud);
    if (name != null) {
      attributes(
          termios -> {
            check("cfsetspeed", () -> (int) CFSETSPEED.invokeExact(termios, (int) name));
            return check("tcsetattr", () -> (int) TCSETATTR.invokeExact(slave, 0, termios));
          });
    }
  }

  /// At how many bits a second the slave sends and listens; empty if that has no name.
  OptionalInt speed() throws IOException {
    int name =
        attributes(termios -> check("cfgetospeed", () -> (int) CFGETOSPEED.invokeExact(termios)));
    return SPEEDS.entrySet().stream()
        .filter(speed -> speed.getValue() == name || speed.getKey() == name)
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  private interface Attributes {
    int use(MemorySegment termios) throws IOException;
  }

  private int attributes(Attributes use) throws IOException {
    life.readLock().lock();
    try (Arena call = Arena.ofConfined()) {
      if (closed) {
        throw new IOException("the pseudo-terminal is closed");
      }
      MemorySegment termios = call.allocate(TERMIOS_SIZE);
      check("tcgetattr", () -> (int) TCGETATTR.invokeExact(slave, termios));
      return use.use(termios);
    } finally {
      life.readLock().unlock();
    }
  }

  @Override
  public void close() throws IOException {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        check("close", () -> (int) CLOSE.invokeExact(slave));
        check("close", () -> (int) CLOSE.invokeExact(master));
        arena.close();
      }
    } finally {
      life.writeLock().unlock();
    }
  }

  private boolean ready(MemorySegment poll, short event, int millis) throws IOException {
    poll.set(ValueLayout.JAVA_INT, 0, master);
    poll.set(ValueLayout.JAVA_SHORT, 4, event);
    poll.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
    int ready = check("poll", () -> (int) POLL.invokeExact(poll, 1L, millis));
    return ready > 0 && (poll.get(ValueLayout.JAVA_SHORT, 6) & event) != 0;
  }

  private interface Use {
    byte[] run() throws IOException;
  }

  private byte[] whileOpen(Use use) throws IOException {
    life.readLock().lock();
    try {
      if (closed) {
        throw new IOException("the pseudo-terminal is closed");
      }
      return use.run();
    } finally {
      life.readLock().unlock();
    }
  }

  private interface Call {
    int run() throws Throwable;
  }

  private static int check(String name, Call call) throws IOException {
    int result;
    try {
      result = call.run();
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(name + " failed", e);
    }
    if (result < 0) {
      throw new IOException(name + " failed");
    }
    return result;
  }

  /// Native calls are what this class is for; every program of ours enables them.
  @SuppressWarnings("restricted")
  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LIBC.find(name).orElseThrow(), descriptor);
  }

  private static MethodHandle ints(String name, int arguments) {
    ValueLayout[] layouts = new ValueLayout[arguments];
    Arrays.fill(layouts, ValueLayout.JAVA_INT);
    return handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts));
  }

  private static MethodHandle intAndPointer(String name) {
    return handle(
        name,
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  private static MethodHandle io(String name) {
    return handle(
        name,
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG));
  }
}
