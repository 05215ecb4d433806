package dev.foyer.platform;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Server-sent events to any number of pages (WHATWG HTML, "Server-sent events"). A page that
/// cannot keep up is cut off and starts again with a fresh look. A `ping` every two seconds lets a
/// page tell silence from quiet. Thread-safe.
public final class EventStream implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final long PING_MILLIS = 2_000;
  private static final Event END = new Event("end", "");
  private static final Event RECHECK = new Event("recheck", "");

  private record Event(String name, String data) {}

  private final Set<BlockingQueue<Event>> pages = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// Tells every page; never blocks.
  public void send(String name, Object data) {
    if (pages.isEmpty()) {
      return;
    }
    Event event = new Event(name, Json.text(data));
    for (BlockingQueue<Event> page : pages) {
      if (!page.offer(event)) {
        page.clear();
        page.add(END);
      }
    }
  }

  /// Asks at once whether each page is still welcome, and closes those that are not.
  public void recheck() {
    pages.forEach(page -> page.offer(RECHECK));
  }

  /// Serves one page until it goes away, falls behind, or is not `welcome` any more; asks about the
  /// latter before each event.
  public void serve(ServerResponse response, BooleanSupplier welcome) {
    BlockingQueue<Event> page = new ArrayBlockingQueue<>(BACKLOG);
    pages.add(page);
    response.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      sink.emit(ping());
      long nextPing = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PING_MILLIS);
      while (!closed) {
        long wait = nextPing - System.nanoTime();
        Event event = wait > 0 ? page.poll(wait, TimeUnit.NANOSECONDS) : null;
        if (END.equals(event) || !welcome.getAsBoolean()) {
          return;
        }
        if (event == null) {
          sink.emit(ping());
          nextPing = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PING_MILLIS);
        } else if (!RECHECK.equals(event)) {
          sink.emit(SseEvent.builder().name(event.name()).data(event.data()).build());
        }
      }
    } catch (UncheckedIOException e) {
      // The page has gone away: how every such stream ends.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pages.remove(page);
    }
  }

  /// How many pages listen.
  public int pages() {
    return pages.size();
  }

  @Override
  public void close() {
    closed = true;
    pages.forEach(page -> page.offer(END));
  }

  private static SseEvent ping() {
    String now = Json.text(Map.of("now", Instant.now().toString()));
    return SseEvent.builder().name("ping").data(now).build();
  }
}
