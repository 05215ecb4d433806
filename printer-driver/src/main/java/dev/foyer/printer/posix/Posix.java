package dev.foyer.printer.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Files by their descriptors, as POSIX.1-2017 has them: `open`, `close`, `read`, `write`, `poll`;
/// and `flock(2)`. The numbers are those of Linux (`asm-generic/fcntl.h`, `asm-generic/errno.h`,
/// `asm-generic/poll.h`), which x86-64, ARM and RISC-V share.
public final class Posix {
  public static final int O_RDWR = 2;
  public static final int O_NOCTTY = 0x100;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_CLOEXEC = 0x80000;

  public static final int POLLIN = 1;
  public static final int POLLOUT = 4;
  public static final int POLLERR = 8;
  public static final int POLLHUP = 0x10;
  public static final int POLLNVAL = 0x20;

  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;

  private static final int EINTR = 4;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int POLLFD_SIZE = 8;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBC = LINKER.defaultLookup();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle FLOCK =
      function(
          "flock",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle READ = transfer("read");
  private static final MethodHandle WRITE = transfer("write");
  private static final MethodHandle POLL =
      function(
          "poll",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));

  private Posix() {}

  /// A call of a [#function].
  public interface Call {
    /// @param memory for arguments, until the call is over
    /// @param state the first argument of each function
    /// @return something negative if it failed
    long run(Arena memory, MemorySegment state) throws Throwable;
  }

  /// A descriptor of a file that is there.
  ///
  /// @param flags `O_…`
  public static int open(Path path, int flags) throws PosixException {
    return (int)
        run(
            "open",
            (memory, state) ->
                (int) OPEN.invokeExact(state, memory.allocateFrom(path.toString()), flags));
  }

  /// Gives a descriptor back, which may be another file's at once.
  public static void close(int descriptor) throws PosixException {
    once("close", (memory, state) -> (int) CLOSE.invokeExact(state, descriptor));
  }

  /// Keeps others who ask for it from using the file, until it is closed.
  ///
  /// @throws PosixException [#EAGAIN] if another does
  public static void lock(int descriptor) throws PosixException {
    run("flock", (memory, state) -> (int) FLOCK.invokeExact(state, descriptor, LOCK_EX | LOCK_NB));
  }

  /// Waits until something of what is asked for holds, or the other end has gone.
  ///
  /// @param events `POLLIN`, `POLLOUT`
  /// @return what holds, [#POLLERR], [#POLLHUP] and [#POLLNVAL] also unasked; 0 if the time is over
  public static int poll(int descriptor, int events, int millis) throws PosixException {
    return (int)
        run(
            "poll",
            (memory, state) -> {
              MemorySegment asked = memory.allocate(POLLFD_SIZE, Integer.BYTES);
              asked.set(ValueLayout.JAVA_INT, 0, descriptor);
              asked.set(ValueLayout.JAVA_SHORT, 4, (short) events);
              int ready = (int) POLL.invokeExact(state, asked, 1L, millis);
              return ready <= 0 ? ready : asked.get(ValueLayout.JAVA_SHORT, 6);
            });
  }

  /// What is there, up to `most` bytes; empty at the end of a file.
  public static byte[] read(int descriptor, int most) throws PosixException {
    byte[][] heard = new byte[1][];
    run(
        "read",
        (memory, state) -> {
          MemorySegment buffer = memory.allocate(Math.max(1, most));
          long count = (long) READ.invokeExact(state, descriptor, buffer, (long) most);
          heard[0] = buffer.asSlice(0, Math.max(0, count)).toArray(ValueLayout.JAVA_BYTE);
          return count;
        });
    return heard[0];
  }

  /// Writes some bytes, or all.
  ///
  /// @return how many
  public static int write(int descriptor, byte[] bytes) throws PosixException {
    return (int)
        run(
            "write",
            (memory, state) -> {
              MemorySegment data = memory.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
              return (long) WRITE.invokeExact(state, descriptor, data, (long) bytes.length);
            });
  }

  /// Runs a call, anew if a signal came between.
  ///
  /// @param name for the message of a failure
  /// @throws PosixException if it failed
  public static long run(String name, Call call) throws PosixException {
    while (true) {
      try {
        return once(name, call);
      } catch (PosixException e) {
        if (e.error() != EINTR) {
          throw e;
        }
      }
    }
  }

  private static long once(String name, Call call) throws PosixException {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment state = memory.allocate(STATE);
      long result = call.run(memory, state);
      if (result < 0) {
        throw new PosixException(name, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (PosixException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " cannot be called", e);
    }
  }

  /// A function of the C library, with the captured state before its arguments. Native calls are
  /// what this class is for; every program of ours enables them.
  @SuppressWarnings("restricted")
  public static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(
        LIBC.find(name).orElseThrow(),
        descriptor,
        Stream.concat(Stream.of(Linker.Option.captureCallState("errno")), Stream.of(options))
            .toArray(Linker.Option[]::new));
  }

  private static MethodHandle transfer(String name) {
    return function(
        name,
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG));
  }
}
