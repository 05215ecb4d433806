package dev.foyer.digest;

import dev.foyer.mail.Header;
import java.time.Instant;

/// Somebody who has agreed to introduce one absent member to one conversation.
///
/// @param name as the member will read it
/// @param agreedAt when they said yes; there is no introducer who has not
public record Introducer(String name, Instant agreedAt) {
  public Introducer {
    name = Header.oneLine(name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "A digest's item names somebody who has agreed to introduce its reader: ask one of those"
              + " who were there.");
    }
  }

  /// Without the name, which is not for logs.
  @Override
  public String toString() {
    return "an introducer";
  }
}
