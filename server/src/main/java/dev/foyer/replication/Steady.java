package dev.foyer.replication;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Requests whose answer may take as long as it likes while some of it comes, and that are given up
/// once nothing does: a thin line is not a dead one. The timeout of [HttpClient] ends with the
/// headers of an answer, so that one that is cut in its body would be waited for without end.
final class Steady {
  private final HttpClient http;
  private final Duration silence;
  private final int most;

  /// @param silence after which an answer counts as lost
  /// @param most the bytes that an answer may have
  Steady(HttpClient http, Duration silence, int most) {
    this.http = http;
    this.silence = silence;
    this.most = most;
  }

  /// @throws HttpTimeoutException if nothing comes any more
  /// @throws IOException as [HttpClient#send], and if the answer is too large
  HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    Progress progress = new Progress();
    BodyHandler<byte[]> handler = BodyHandlers.limiting(info -> progress, most);
    CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
    try {
      long left = silence.toNanos();
      while (left > 0) {
        try {
          return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          left = progress.last + silence.toNanos() - System.nanoTime();
        }
      }
      throw new HttpTimeoutException("the answer did not go on for " + silence.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case IOException failure -> failure;
        case null, default -> new IOException("the request failed", e);
      };
    } finally {
      answer.cancel(true);
    }
  }

  /// Notes when the last of a body came.
  private static final class Progress implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    private volatile long last = System.nanoTime();

    @Override
    public CompletionStage<byte[]> getBody() {
      return body.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      last = System.nanoTime();
      body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
      last = System.nanoTime();
      body.onNext(some);
    }

    @Override
    public void onError(Throwable failure) {
      body.onError(failure);
    }

    @Override
    public void onComplete() {
      body.onComplete();
    }
  }
}
