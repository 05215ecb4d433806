package dev.foyer.platform;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The bodies of requests, read whole: each up to a size and for a time, and all large ones
/// together up to what the memory of a small box holds.
public final class Bodies {
  private static final int MEGABYTE = 1 << 20;

  /// How many megabytes of large bodies are read or looked at in the same moment.
  private static final int MEGABYTES_AT_ONCE = 24;

  private static final Semaphore LARGE = new Semaphore(MEGABYTES_AT_ONCE);

  /// What somebody who is not known yet has to say fits into this.
  private static final int MOST_OF_A_STRANGER = 4 * 1024;

  private Bodies() {}

  /// The whole body of a request.
  ///
  /// @throws Problem 413 if it has more than `most` bytes
  public static byte[] read(ServerRequest request, int most) {
    return read(request, most, Patience.BODY);
  }

  /// The whole body of a request by somebody who is not known yet.
  ///
  /// @throws Problem 413 if it has more than 4 kB
  public static byte[] ofStranger(ServerRequest request) {
    return read(request, MOST_OF_A_STRANGER, Patience.STRANGER);
  }

  /// Looks at a body of up to some megabytes, unless too many of them are looked at already.
  ///
  /// @throws Problem 413 if it has more than `most` bytes, 503 if too many are under way
  public static <T> T large(ServerRequest request, int most, Function<byte[], T> look) {
    int megabytes = (int) Math.min(announced(request, most), most) / MEGABYTE + 1;
    if (!LARGE.tryAcquire(megabytes)) {
      throw Problem.of(503, "busy", "Too much is being sent at once. Try again in a moment.")
          .retryAfter(1);
    }
    try {
      return look.apply(read(request, most));
    } finally {
      LARGE.release(megabytes);
    }
  }

  /// Reads what nobody wanted of a body, so that the next request of this client can be told from
  /// it; a client that takes its time about it is cut off.
  static void finish(ServerRequest request) {
    if (!request.content().hasEntity() || request.content().consumed()) {
      return;
    }
    if (request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent()) {
      throw new CloseConnectionException("the client waits with a body that nobody wants");
    }
    Patience.STRANGER.begins();
    try {
      request.content().consume();
      Patience.STRANGER.ends();
    } catch (RuntimeException e) {
      throw new CloseConnectionException("the rest of a body could not be read", e);
    } finally {
      Patience.STRANGER.fails();
    }
  }

  private static byte[] read(ServerRequest request, int most, Patience patience) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    if (announced(request, 0) > most) {
      throw tooLarge(most);
    }
    patience.begins();
    try {
      byte[] body = bytes(request, most + 1);
      patience.ends();
      if (body.length > most) {
        throw tooLarge(most);
      }
      return body;
    } finally {
      patience.fails();
    }
  }

  /// The stream stays open: closing it would read the rest, however long that takes.
  private static byte[] bytes(ServerRequest request, int most) {
    try {
      return request.content().inputStream().readNBytes(most);
    } catch (IOException | RuntimeException e) {
      // Helidon meets chunks that are none, and clients that have gone, with any exception.
      throw Problem.of(400, "bad-request", "The request's body could not be read.");
    }
  }

  private static Problem tooLarge(int most) {
    return Problem.of(413, "too-large", "Send at most " + most / 1024 + " kB at once.");
  }

  /// The size that the client has told, if it has.
  private static long announced(ServerRequest request, long otherwise) {
    return request.headers().contentLength().orElse(otherwise);
  }
}
