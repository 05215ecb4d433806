package dev.foyer.handoff;

import dev.foyer.domain.Bytes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Sends requests to the server of a channel, with the credential for it. Redirects are not
/// followed: a credential goes where the organiser has said and nowhere else. Thread-safe.
public final class WebSender {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_ANSWER = 1 << 20;
  private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]+");

  /// The header that opens the other server's door.
  ///
  /// @param header such as `Api-Key`
  public record Credential(String header, String value) {
    public Credential {
      if (!LINE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "A key is one line of letters, digits and signs: copy it from the other server anew.");
      }
    }

    /// Without its value.
    @Override
    public String toString() {
      return header;
    }
  }

  /// What the other server answered.
  ///
  /// @param location of a redirect
  public record Answer(int status, Optional<String> location, Bytes body) {
    public boolean isDone() {
      return status >= 200 && status < 300;
    }

    /// Whether the same request may work later by itself (429, 5xx).
    public boolean isForLater() {
      return status == 429 || status >= 500;
    }

    /// Without the body, which is not for logs.
    @Override
    public String toString() {
      return "answer " + status;
    }
  }

  private final HttpClient http;
  private final List<Credential> credentials;
  private final Duration patience;

  /// @param credentials of the one server that this sender speaks to
  public WebSender(List<Credential> credentials) {
    this(credentials, PATIENCE);
  }

  /// @param patience until an answer is whole
  WebSender(List<Credential> credentials, Duration patience) {
    this.credentials = List.copyOf(credentials);
    this.patience = patience;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// Sends one request and waits for its answer.
  ///
  /// @throws IOException if none comes: the other may have received the request all the same
  public Answer send(WebRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.target())
            .method(request.method(), BodyPublishers.ofByteArray(request.body().toArray()));
    request.headers().forEach(builder::header);
    credentials.forEach(secret -> builder.header(secret.header(), secret.value()));
    HttpResponse<byte[]> response = whole(builder.build());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("location"),
        Bytes.of(response.body()));
  }

  /// The timeout of a request ends with the headers of its answer; this one is for the body, too.
  private HttpResponse<byte[]> whole(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer came in " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? failure
          : new IOException("the request failed", e);
    } finally {
      answer.cancel(true);
    }
  }
}
