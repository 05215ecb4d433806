package dev.foyer.stories;

import dev.foyer.digest.Digest;
import dev.foyer.digest.Digest.Reader;
import dev.foyer.digest.DigestMail;
import dev.foyer.digest.Introducer;
import dev.foyer.digest.Item;
import dev.foyer.digest.Stop;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.DigestSent;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.keys.Digests;
import dev.foyer.mail.Letter;
import dev.foyer.mail.Mailbox;
import dev.foyer.mail.Outbox;
import dev.foyer.mail.Reply;
import dev.foyer.projection.Replica;
import dev.foyer.stories.Items.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The digests that are due: of every event that is over, for everybody who was missed there, what
/// may be sent by all that has been said up to now. What is not known of yet is neither due nor
/// late. Thread-safe.
///
/// A letter's bytes and its `Message-ID` follow from its items alone, so that a restart between a
/// mail server's yes and the fact of it sends the same letter once more.
public final class DigestDesk implements Outbox.Desk {
  private static final int MOST_WHAT = 200;

  private final Replica replica;
  private final DigestMail mail;
  private final Function<PersonId, Stop> stop;
  private final Map<String, DigestSent> letGo = new ConcurrentHashMap<>();
  private final Set<EventId> atOnce = ConcurrentHashMap.newKeySet();

  /// @param stop how a reader says that they want no more
  public DigestDesk(Replica replica, DigestMail mail, Function<PersonId, Stop> stop) {
    this.replica = replica;
    this.mail = mail;
    this.stop = stop;
  }

  /// What is told of this event is due at once, whether it is over or not, as long as this program
  /// runs.
  public void sendAtOnce(EventId event) {
    atOnce.add(event);
  }

  private record Written(Letter letter, DigestSent parcel) {}

  @Override
  public List<Letter> due() {
    return written().stream().map(Written::letter).toList();
  }

  /// What everybody says now makes the same letter still.
  @Override
  public boolean mayGo(Letter letter) {
    Optional<Written> same =
        written().stream().filter(written -> written.letter().equals(letter)).findFirst();
    same.ifPresent(written -> letGo.put(letter.id(), written.parcel()));
    return same.isPresent();
  }

  @Override
  public void recordSent(Letter letter) {
    DigestSent parcel = letGo.get(letter.id());
    if (parcel != null) {
      replica.ledger().record(List.of(parcel));
      letGo.remove(letter.id());
    }
  }

  /// The outbox holds it back and shows it; after the next start it is tried again.
  @Override
  public void recordRefused(Letter letter, Reply reply) {}

  private List<Written> written() {
    replica.ledger().catchUp();
    Instant now = replica.clock().now();
    return replica.memory().read(state -> written(state, now));
  }

  private List<Written> written(CommunityState state, Instant now) {
    List<Written> letters = new ArrayList<>();
    for (EventId event : state.stories().events()) {
      state
          .guests()
          .event(event)
          .filter(plan -> !now.isBefore(plan.endsAt()) || atOnce.contains(event))
          .ifPresent(plan -> letters.addAll(of(state, event, plan)));
    }
    return letters;
  }

  private List<Written> of(CommunityState state, EventId event, EventPlan plan) {
    Map<PersonId, List<DigestItemQueued>> readers = new TreeMap<>();
    for (Items.Item item : Items.of(state, event)) {
      if (item.standing() == Standing.READY) {
        readers
            .computeIfAbsent(item.queued().person(), person -> new ArrayList<>())
            .add(item.queued());
      }
    }
    List<Written> letters = new ArrayList<>();
    readers.forEach((person, items) -> letters.add(write(state, plan, items)));
    return letters;
  }

  /// @param items at least one, all of one event and one reader
  private Written write(CommunityState state, EventPlan plan, List<DigestItemQueued> items) {
    PersonId person = items.getFirst().person();
    DigestSent parcel =
        new DigestSent(
            items.getFirst().event(), person, items.stream().map(DigestItemQueued::item).toList());
    List<Item> told = items.stream().map(item -> item(state, item)).toList();
    Profile profile = state.people().profile(person);
    Reader reader =
        new Reader(new Mailbox(profile.name(), profile.email()), language(profile.languages()));
    Digest digest = new Digest(id(parcel), reader, plan, told);
    Instant readyAt =
        told.stream()
            .map(item -> item.introducer().agreedAt())
            .reduce(plan.endsAt(), (one, other) -> one.isAfter(other) ? one : other);
    return new Written(mail.letter(digest, stop.apply(person), readyAt), parcel);
  }

  private static Item item(CommunityState state, DigestItemQueued queued) {
    StoryCaptured story = Items.story(state, queued).orElseThrow();
    String what = story.topic().value() + ": " + story.line().value();
    return new Item(
        what.length() > MOST_WHAT ? what.substring(0, MOST_WHAT - 1) + "…" : what,
        Items.link(queued.link().value()).orElseThrow(),
        new Introducer(
            state.people().profile(queued.introducer()).name(),
            state.stories().introducerAnsweredAt(queued.item()).orElse(Instant.EPOCH)));
  }

  private static Locale language(List<String> languages) {
    return languages.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(languages.getFirst());
  }

  /// One for these items and this reader, and no others.
  private static String id(DigestSent parcel) {
    List<byte[]> parts = new ArrayList<>();
    parts.add("foyer digest ".getBytes(StandardCharsets.US_ASCII));
    parts.add(parcel.event().hex().getBytes(StandardCharsets.US_ASCII));
    parts.add(parcel.to().bytes());
    parcel.items().stream().sorted().map(ItemId::bytes).forEach(parts::add);
    return Digests.sha256(parts.toArray(byte[][]::new)).hex().substring(0, 32);
  }
}
