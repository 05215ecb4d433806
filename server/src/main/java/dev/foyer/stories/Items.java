package dev.foyer.stories;

import dev.foyer.digest.Digest;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.mail.Mailbox;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The digest's items of an event, and how each of them stands: a function of what everybody has
/// said up to now.
final class Items {
  private Items() {}

  /// An item and what holds it back, if anything.
  record Item(DigestItemQueued queued, Standing standing) {}

  enum Standing {
    /// A mail server has taken it.
    SENT,
    /// Nothing holds it back but the event's end and the network.
    READY,
    /// Its introducer agrees no more.
    INTRODUCER,
    /// Somebody who is named agrees no more, or its words are gone.
    STORY,
    /// Its reader wants no digest, has no address, or has come after all.
    READER,
    /// Its reader has three others.
    ENOUGH
  }

  /// All of an event's items, in the order in which they go.
  static List<Item> of(CommunityState state, EventId event) {
    List<DigestItemQueued> queued = state.stories().items(event);
    Map<PersonId, Integer> taken = new HashMap<>();
    for (DigestItemQueued item : queued) {
      if (state.stories().sent(item.item())) {
        taken.merge(item.person(), 1, Integer::sum);
      }
    }
    List<Item> items = new ArrayList<>();
    for (DigestItemQueued item : queued) {
      Standing standing = standing(state, item);
      if (standing == Standing.READY
          && taken.merge(item.person(), 1, Integer::sum) > Digest.MOST_ITEMS) {
        standing = Standing.ENOUGH;
      }
      items.add(new Item(item, standing));
    }
    return items;
  }

  private static Standing standing(CommunityState state, DigestItemQueued item) {
    if (state.stories().sent(item.item())) {
      return Standing.SENT;
    }
    if (!agrees(state, item.item()) || !isNamed(state, item.introducer())) {
      return Standing.INTRODUCER;
    }
    if (story(state, item).isEmpty() || link(item.link().value()).isEmpty()) {
      return Standing.STORY;
    }
    return obstacle(state, item.event(), item.person()).isPresent()
        ? Standing.READER
        : Standing.READY;
  }

  private static boolean agrees(CommunityState state, ItemId item) {
    return state.stories().introducer(item).equals(Optional.of(Said.YES));
  }

  private static boolean isNamed(CommunityState state, PersonId person) {
    return !state.people().profile(person).name().isBlank();
  }

  /// The story of an item, if it may leave its table.
  static Optional<StoryCaptured> story(CommunityState state, DigestItemQueued item) {
    return state.stories().story(item.story()).filter(story -> mayLeave(state, story));
  }

  static boolean mayLeave(CommunityState state, StoryCaptured story) {
    return state.stories().mayLeave(story) && !story.topic().isEmpty();
  }

  /// Why somebody is sent no digest of this event, as a sentence; empty if they may be.
  static Optional<String> obstacle(CommunityState state, EventId event, PersonId person) {
    if (!new Gathering(state, event).isMissed(person)) {
      return Optional.of("The digest is for people who are invited and not in: choose another.");
    }
    if (!state.answers().agrees(person, Purpose.DIGEST)) {
      return Optional.of("This guest has not agreed to get word of an evening that they missed.");
    }
    return Mailbox.isAddress(state.people().profile(person).email())
        ? Optional.empty()
        : Optional.of("This guest has left no mail address: add it to the guest list.");
  }

  /// A link that leads to a page.
  static Optional<URI> link(String text) {
    try {
      URI link = new URI(text);
      String scheme = link.getScheme();
      return scheme != null && scheme.matches("(?i)https?") && link.getHost() != null
          ? Optional.of(link)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
