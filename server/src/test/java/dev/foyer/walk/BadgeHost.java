package dev.foyer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A host who does what a person does about badges: says truthfully whether one came out, by
/// looking into the trays, and releases those that have waited too long. Nothing else.
final class BadgeHost implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 250;

  /// Whoever sees no badge looks again before saying no.
  private static final long SECOND_LOOK_NANOS = 1_500_000_000L;

  private final Http host;
  private final List<BusyPrinter> printers;
  private final Map<String, Long> noticed = new HashMap<>();
  private final AtomicInteger yes = new AtomicInteger();
  private final AtomicInteger no = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final Thread thread = Thread.ofPlatform().daemon().name("host").unstarted(this::run);

  private BadgeHost(Http host, List<BusyPrinter> printers) {
    this.host = host;
    this.printers = printers;
  }

  static BadgeHost at(Http host, List<BusyPrinter> printers) {
    BadgeHost person = new BadgeHost(host, printers);
    person.thread.start();
    return person;
  }

  String tale() {
    return "%d times \"it came out\", %d times \"it did not\", %d released"
        .formatted(yes.get(), no.get(), released.get());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      try {
        look();
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        // The evening is over.
        return;
      } catch (AssertionError e) {
        if (e.getCause() instanceof InterruptedException) {
          return;
        }
        pause();
      }
    }
  }

  /// The box was killed just now.
  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (JsonNode badge : host.get("/api/host").json().path("badges")) {
      if (badge.path("question").asBoolean()) {
        answer(badge.path("job").asText(), code(badge.path("invitation").asText()));
      } else if (badge.path("reasons").toString().contains("waits-for-host")) {
        released.addAndGet(host.post("/api/badges/release", "{}").json().path("badges").asInt());
      }
    }
  }

  private void answer(String job, String code) {
    long since = noticed.computeIfAbsent(job, j -> System.nanoTime());
    boolean moving = printers.stream().anyMatch(busy -> busy.printer().moves());
    if (isThere(code)) {
      say(job, "yes", yes);
    } else if (!moving && System.nanoTime() - since > SECOND_LOOK_NANOS) {
      say(job, "no", no);
    }
  }

  private void say(String job, String word, AtomicInteger count) {
    Answer said = host.post("/api/badges/" + job + "/came-out", "{\"answer\":\"" + word + "\"}");
    if (said.status() == 200) {
      count.incrementAndGet();
    }
    noticed.remove(job);
  }

  private boolean isThere(String code) {
    return printers.stream().anyMatch(busy -> busy.labels(code) > 0);
  }

  /// What stands on the badge of an invitation's first guest.
  static String code(String invitation) {
    return "FB:" + invitation.toUpperCase(Locale.ROOT) + "-0";
  }
}
