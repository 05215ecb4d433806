package dev.foyer.printer.sim;

import dev.foyer.printer.posix.Posix;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
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
  private static final int OPEN_FLAGS = Posix.O_RDWR | Posix.O_NOCTTY;
  private static final long LONGEST_NAME = 128;
  private static final int TERMIOS_SIZE = 256;
  private static final long TIOCNXCL = 0x540D;

  /// `B9600` and so on, of which not all are in order.
  private static final Map<Integer, Integer> SPEEDS =
      Map.of(
          9_600, 13, 19_200, 14, 38_400, 15, 57_600, 4_097, 115_200, 4_098, 230_400, 4_099, 460_800,
          4_100, 921_600, 4_103, 4_000_000, 4_111);

  private static final MethodHandle OPENPT = ints("posix_openpt");
  private static final MethodHandle GRANTPT = ints("grantpt");
  private static final MethodHandle UNLOCKPT = ints("unlockpt");
  private static final MethodHandle PTSNAME =
      Posix.function(
          "ptsname_r",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle TCGETATTR =
      Posix.function(
          "tcgetattr",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private static final MethodHandle CFMAKERAW =
      Posix.function("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
  private static final MethodHandle CFSETSPEED =
      Posix.function(
          "cfsetspeed",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle CFGETOSPEED =
      Posix.function(
          "cfgetospeed", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private static final MethodHandle TCSETATTR =
      Posix.function(
          "tcsetattr",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS));
  private static final MethodHandle IOCTL =
      Posix.function(
          "ioctl",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(2));

  /// Shared by the one reader and the one writer, exclusive for closing.
  private final ReadWriteLock life = new ReentrantReadWriteLock();

  private final int master;
  private final int slave;
  private final Path slavePath;
  private boolean closed;

  private Pty() throws IOException {
    master = call("posix_openpt", state -> (int) OPENPT.invokeExact(state, OPEN_FLAGS));
    call("grantpt", state -> (int) GRANTPT.invokeExact(state, master));
    call("unlockpt", state -> (int) UNLOCKPT.invokeExact(state, master));
    slavePath = name();
    slave = Posix.open(slavePath, OPEN_FLAGS);
    attributes(
        termios -> {
          call(
              "cfmakeraw",
              state -> {
                CFMAKERAW.invokeExact(state, termios);
                return 0;
              });
          return set(termios);
        });
  }

  private Path name() throws IOException {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment name = memory.allocate(LONGEST_NAME);
      call("ptsname_r", state -> (int) PTSNAME.invokeExact(state, master, name, LONGEST_NAME));
      return Path.of(name.getString(0));
    }
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
    return whileOpen(() -> ready(Posix.POLLIN, millis) ? Posix.read(master, most) : new byte[0]);
  }

  /// Writes to whoever has the slave open; what does not fit because nobody reads is lost, as on a
  /// cable without flow control.
  void write(byte[] bytes) throws IOException {
    whileOpen(
        () -> {
          int at = 0;
          while (at < bytes.length && ready(Posix.POLLOUT, 0)) {
            at += Posix.write(master, Arrays.copyOfRange(bytes, at, bytes.length));
          }
          return bytes;
        });
  }

  /// Ends exclusive use, which a program that was killed would leave behind because the slave stays
  /// open here (Linux `TIOCNXCL`).
  void admitOthers() throws IOException {
    whileOpen(
        () -> {
          call("ioctl", state -> (int) IOCTL.invokeExact(state, slave, TIOCNXCL));
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
            call("cfsetspeed", state -> (int) CFSETSPEED.invokeExact(state, termios, (int) name));
            return set(termios);
          });
    }
  }

  /// At how many bits a second the slave sends and listens; empty if that has no name.
  OptionalInt speed() throws IOException {
    int name =
        attributes(
            termios -> call("cfgetospeed", state -> (int) CFGETOSPEED.invokeExact(state, termios)));
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
      call("tcgetattr", state -> (int) TCGETATTR.invokeExact(state, slave, termios));
      return use.use(termios);
    } finally {
      life.readLock().unlock();
    }
  }

  private int set(MemorySegment termios) throws IOException {
    return call("tcsetattr", state -> (int) TCSETATTR.invokeExact(state, slave, 0, termios));
  }

  @Override
  public void close() throws IOException {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        Posix.close(slave);
        Posix.close(master);
      }
    } finally {
      life.writeLock().unlock();
    }
  }

  private boolean ready(int event, int millis) throws IOException {
    return (Posix.poll(master, event, millis) & event) != 0;
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
    int run(MemorySegment state) throws Throwable;
  }

  private static int call(String name, Call call) throws IOException {
    return (int) Posix.run(name, (memory, state) -> call.run(state));
  }

  private static MethodHandle ints(String name) {
    return Posix.function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }
}
