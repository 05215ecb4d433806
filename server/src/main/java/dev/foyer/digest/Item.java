package dev.foyer.digest;

import dev.foyer.mail.Header;
import java.net.URI;

/// One conversation in a digest: a link *and* an introduction. One without the other is none.
///
/// @param what it is about, one line of up to 200 characters
/// @param link where it can be read, over HTTP
public record Item(String what, URI link, Introducer introducer) {
  private static final int MOST = 200;

  public Item {
    what = Header.oneLine(what);
    if (what.isEmpty() || what.length() > MOST) {
      throw new IllegalArgumentException(
          "A digest's item says in up to 200 characters what it is about.");
    }
    String scheme = link.getScheme();
    if (scheme == null || !scheme.matches("(?i)https?") || link.getHost() == null) {
      throw new IllegalArgumentException(
          "A digest's item has a link where its reader can read on, like"
              + " https://foyer.example/c/12.");
    }
  }

  /// Without the words, which are not for logs.
  @Override
  public String toString() {
    return "an item";
  }
}
