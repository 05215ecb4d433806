package dev.foyer.printer.detection;

import dev.foyer.printer.Link;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Short questions to whatever is at a link, until a point in time. Not thread-safe.
final class Hearing {
  private static final int MOST = 4_096;
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;

  /// Serial ports read for a tenth of a second at a time.
  private static final Duration TICK = Duration.ofMillis(90);

  private final Link link;
  private final int pace;
  private final long end;
  private boolean heard;
  private boolean answered;
  private boolean unasked;

  /// @param pace how many times as long as usual an answer may take
  /// @param end by [System#nanoTime]
  Hearing(Link link, int pace, long end) {
    this.link = link;
    this.pace = pace;
    this.end = end;
  }

  /// Whether anything was ever said.
  boolean heardAnything() {
    return heard;
  }

  /// Whether anything was said to a question.
  boolean wasAnswered() {
    return answered;
  }

  /// Whether something was said before the latest question.
  boolean spokeUnasked() {
    return unasked;
  }

  boolean isOver() {
    return System.nanoTime() >= end;
  }

  void tell(byte[] bytes) {
    link.write(bytes);
  }

  /// Asks, and listens until the reading makes something of the answer.
  ///
  /// @param usual how long the answer may take to begin, and to go on
  /// @param reading of the answer in ISO 8859-1, without XON and XOFF
  <T> Optional<T> ask(byte[] question, Duration usual, Function<String, Optional<T>> reading) {
    if (isOver()) {
      return Optional.empty();
    }
    unasked = link.drain().length > 0;
    heard |= unasked;
    link.write(question);
    Duration patience = usual.multipliedBy(pace);
    StringBuilder answer = new StringBuilder();
    long until = System.nanoTime() + link.travel(question.length).plus(patience).toNanos();
    while (System.nanoTime() < Math.min(until, end) && answer.length() < MOST) {
      byte[] more = link.read(TICK);
      if (more.length > 0) {
        heard = true;
        answer.append(withoutFlowControl(more));
        answered |= !answer.isEmpty();
        Optional<T> read = reading.apply(answer.toString());
        if (read.isPresent()) {
          return read;
        }
        until = Math.max(until, System.nanoTime() + patience.toNanos());
      }
    }
    return Optional.empty();
  }

  private static String withoutFlowControl(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte one : bytes) {
      if (one != XON && one != XOFF) {
        out.write(one);
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
