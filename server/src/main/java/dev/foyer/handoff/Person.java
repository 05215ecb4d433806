package dev.foyer.handoff;

import dev.foyer.mail.Header;
import dev.foyer.mail.Mailbox;
import java.util.Optional;
import java.util.Set;

/// Somebody who took part in a conversation.
///
/// @param mail where they can be invited; empty if they gave none
/// @param agreed the channels to which they have agreed to be handed over
public record Person(String name, Optional<Mailbox> mail, Set<Channel> agreed) {
  public Person {
    name = Header.oneLine(name);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Whoever takes part in a conversation has a name.");
    }
    agreed = Set.copyOf(agreed);
  }

  boolean agreesTo(Channel channel) {
    return agreed.contains(channel);
  }

  /// Without the name, which is not for logs.
  @Override
  public String toString() {
    return "a person";
  }
}
