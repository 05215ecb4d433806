package dev.foyer.digest;

import dev.foyer.domain.EventPlan;
import dev.foyer.mail.Mailbox;
import java.util.List;
import java.util.Locale;

/// What one absent member is told of one event.
///
/// @param id of this event and this member, the same for every attempt
/// @param event that they could not come to
/// @param items one to three
public record Digest(String id, Reader reader, EventPlan event, List<Item> items) {
  /// More than that is a newsletter.
  public static final int MOST_ITEMS = 3;

  /// Who reads it.
  ///
  /// @param mail with the name by which they are greeted, or without
  /// @param language German or English; another is written to in English
  public record Reader(Mailbox mail, Locale language) {}

  public Digest {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("A digest without an item is not written.");
    }
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "A digest has at most three items: choose those that are for this reader.");
    }
  }

  /// Without names, which are not for logs.
  @Override
  public String toString() {
    return "digest " + id;
  }
}
