package dev.foyer.walk;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A box that is started again 100 ms after it has ended, for whatever reason, as
/// systemd.service(5) does with `Restart=always`.
final class Supervised implements AutoCloseable {
  /// What is noted of a start that failed.
  static final int DID_NOT_START = 1;

  private static final int REST_MILLIS = 100;

  private final Supplier<List<String>> way;
  private final Path data;
  private final int port;
  private final CompletableFuture<Http> station = new CompletableFuture<>();
  private final List<Integer> ends = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile @Nullable BoxProcess box;
  private volatile boolean closed;

  /// @param way of each start, as of [BoxProcess#startBy]
  Supervised(Supplier<List<String>> way, Path data, int port) {
    this.way = way;
    this.data = data;
    this.port = port;
    this.thread = Thread.ofPlatform().name("supervisor").start(this::run);
  }

  private void run() {
    try {
      while (!closed) {
        ends.add(once());
        Thread.sleep(REST_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      station.completeExceptionally(e);
    }
  }

  /// From one start to its end.
  private int once() throws IOException, InterruptedException {
    BoxProcess started;
    try {
      started = BoxProcess.startBy(way.get(), data, "-Xmx256m", "--port", Integer.toString(port));
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
      return DID_NOT_START;
    }
    box = started;
    if (closed) {
      started.kill();
    } else if (!station.isDone()) {
      station.complete(started.paired(Role.STATION));
    }
    return started.ended();
  }

  /// A station, paired at the first start.
  Http station() {
    return station.join();
  }

  /// The exit codes of all that have ended so far, or [#DID_NOT_START].
  List<Integer> ends() {
    return List.copyOf(ends);
  }

  /// `kill -9`; it is started again.
  void kill() throws InterruptedException {
    BoxProcess now = box;
    if (now != null) {
      now.kill();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      kill();
      thread.join(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
