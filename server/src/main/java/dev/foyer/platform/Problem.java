package dev.foyer.platform;

import org.jspecify.annotations.Nullable;

/// A request that cannot be served as it is, told to the client as `application/problem+json` (RFC
/// 9457). The title says in plain words what to do; nothing in it is a guest's.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A failure of a feature that knows how to tell itself to a client.
  public interface Source {
    Problem problem();
  }

  private final int status;
  private final String slug;
  private final String title;
  private final @Nullable String field;
  private final int retryAfter;

  private Problem(int status, String slug, String title, @Nullable String field, int retryAfter) {
    super(slug + ": " + title);
    this.status = status;
    this.slug = slug;
    this.title = title;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /// @param slug the last part of the problem's type, `/problems/<slug>`
  public static Problem of(int status, String slug, String title) {
    return new Problem(status, slug, title, null, 0);
  }

  /// A field of the request that is missing or wrong: 400.
  public static Problem field(String field, String title) {
    return new Problem(400, "bad-request", title, field, 0);
  }

  /// Something with this name is not known here: 404.
  public static Problem unknown(String what) {
    return of(404, "not-found", "There is no such " + what + " here. Reload the page.");
  }

  /// The same problem, which may be gone after some seconds.
  public Problem retryAfter(int seconds) {
    return new Problem(status, slug, title, field, seconds);
  }

  public int status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  public @Nullable String field() {
    return field;
  }

  /// Seconds after which a retry makes sense; 0 if that is not known.
  public int retryAfter() {
    return retryAfter;
  }
}
