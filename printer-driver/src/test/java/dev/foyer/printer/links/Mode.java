package dev.foyer.printer.links;

import dev.foyer.printer.posix.Posix;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// Who may use a file, tried also where the tests run as root.
final class Mode {
  private static final int NOBODY = 65_534;

  /// `setfsuid(2)`: the user by whom a thread's use of files is judged.
  private static final MethodHandle SETFSUID =
      Posix.function("setfsuid", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Mode() {}

  /// @param mode such as `rw-rw----`
  static void of(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /// Does something on a thread of its own that is not root's any more. Another user's thread stays
  /// that user's.
  static void asNobody(Runnable work) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              Posix.run("setfsuid", (memory, state) -> (int) SETFSUID.invokeExact(state, NOBODY));
              work.run();
              return null;
            });
    Thread.ofPlatform().daemon().start(task);
    task.get(30, TimeUnit.SECONDS);
  }
}
