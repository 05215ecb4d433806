package dev.foyer.domain;

import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.StoryFact.AgendaSet;
import dev.foyer.domain.StoryFact.DigestItemQueued;
import dev.foyer.domain.StoryFact.DigestSent;
import dev.foyer.domain.StoryFact.IntroducerAnswered;
import dev.foyer.domain.StoryFact.Leave;
import dev.foyer.domain.StoryFact.LinePosted;
import dev.foyer.domain.StoryFact.Place;
import dev.foyer.domain.StoryFact.SideTableJoined;
import dev.foyer.domain.StoryFact.SideTableOpened;
import dev.foyer.domain.StoryFact.Slot;
import dev.foyer.domain.StoryFact.StoryAnswered;
import dev.foyer.domain.StoryFact.StoryCaptured;
import dev.foyer.domain.StoryFact.Wall;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The conversations of evenings, and what is told of them. Part of the [CommunityState] and
/// guarded with it.
public final class Stories {
  private final Map<EventId, Versioned<List<Slot>>> agendas = new HashMap<>();
  private final Map<ItemId, Versioned<SideTableOpened>> sideTables = new TreeMap<>();
  private final Map<ItemId, Map<GuestId, Versioned<Place>>> places = new HashMap<>();
  private final Map<ItemId, Versioned<LinePosted>> lines = new TreeMap<>();
  private final Map<ItemId, StoryCaptured> stories = new TreeMap<>();
  private final Map<ItemId, Map<PersonId, Versioned<Said>>> agreed = new HashMap<>();
  private final Map<ItemId, DigestItemQueued> items = new TreeMap<>();
  private final Map<ItemId, Versioned<Introduced>> introducers = new HashMap<>();
  private final Set<ItemId> sent = new HashSet<>();

  /// What an introducer has said, and when.
  private record Introduced(Said said, Stamp at) {}

  public List<Slot> agenda(EventId event) {
    return Optional.ofNullable(agendas.get(event)).map(Versioned::value).orElse(List.of());
  }

  public long nextAgenda(EventId event) {
    return agendas.getOrDefault(event, new Versioned<>()).nextVersion();
  }

  /// The side tables of an event that are not closed.
  public List<SideTableOpened> sideTables(EventId event) {
    return sideTables.values().stream()
        .flatMap(table -> Optional.ofNullable(table.value()).stream())
        .filter(table -> table.event().equals(event) && table.seats() > 0)
        .toList();
  }

  public Optional<SideTableOpened> sideTable(ItemId table) {
    return Optional.ofNullable(sideTables.get(table)).map(Versioned::value);
  }

  public long nextSideTable(ItemId table) {
    return sideTables.getOrDefault(table, new Versioned<>()).nextVersion();
  }

  /// Who has taken a place at a side table.
  public Set<GuestId> at(ItemId table) {
    Set<GuestId> there = new HashSet<>();
    places
        .getOrDefault(table, Map.of())
        .forEach(
            (guest, place) -> {
              if (place.value() == Place.TAKEN) {
                there.add(guest);
              }
            });
    return there;
  }

  public long nextPlace(ItemId table, GuestId guest) {
    return places
        .getOrDefault(table, Map.of())
        .getOrDefault(guest, new Versioned<>())
        .nextVersion();
  }

  /// The lines on a wall at an event, those that were taken down left out.
  public List<LinePosted> lines(EventId event, Wall wall) {
    return lines.values().stream()
        .flatMap(line -> Optional.ofNullable(line.value()).stream())
        .filter(line -> line.event().equals(event) && line.wall() == wall)
        .filter(line -> !line.text().isEmpty())
        .toList();
  }

  public long nextLine(ItemId line) {
    return lines.getOrDefault(line, new Versioned<>()).nextVersion();
  }

  public List<StoryCaptured> stories(EventId event) {
    return stories.values().stream().filter(story -> story.event().equals(event)).toList();
  }

  public Optional<StoryCaptured> story(ItemId story) {
    return Optional.ofNullable(stories.get(story));
  }

  /// What somebody who is named in a story has said about its leaving the table, if anything.
  public Optional<Said> said(ItemId story, PersonId person) {
    return Optional.ofNullable(agreed.getOrDefault(story, Map.of()).get(person))
        .map(Versioned::value);
  }

  public long nextAnswer(ItemId story, PersonId person) {
    return agreed
        .getOrDefault(story, Map.of())
        .getOrDefault(person, new Versioned<>())
        .nextVersion();
  }

  /// Whether a story may leave its table: it was meant to, and all who are named agree.
  public boolean mayLeave(StoryCaptured story) {
    return story.leave() == Leave.MAY_BE_SHARED
        && !story.named().isEmpty()
        && story.named().stream()
            .allMatch(person -> said(story.story(), person).equals(Optional.of(Said.YES)));
  }

  public List<DigestItemQueued> items(EventId event) {
    return items.values().stream().filter(item -> item.event().equals(event)).toList();
  }

  public Optional<DigestItemQueued> item(ItemId item) {
    return Optional.ofNullable(items.get(item));
  }

  /// What the introducer of an item has said, if anything.
  public Optional<Said> introducer(ItemId item) {
    return Optional.ofNullable(introducers.get(item)).map(Versioned::value).map(Introduced::said);
  }

  /// When the introducer of an item has said so, by the clock of whoever wrote it down.
  public Optional<Instant> introducerAnsweredAt(ItemId item) {
    return Optional.ofNullable(introducers.get(item))
        .map(Versioned::value)
        .map(introduced -> Instant.ofEpochMilli(introduced.at().wallMillis()));
  }

  public long nextIntroducer(ItemId item) {
    return introducers.getOrDefault(item, new Versioned<>()).nextVersion();
  }

  public boolean sent(ItemId item) {
    return sent.contains(item);
  }

  /// All events of which something was captured or queued.
  public Set<EventId> events() {
    Set<EventId> events = new TreeSet<>();
    stories.values().forEach(story -> events.add(story.event()));
    items.values().forEach(item -> events.add(item.event()));
    return events;
  }

  void apply(Fact fact, StoryFact body) {
    switch (body) {
      case AgendaSet b ->
          agendas
              .computeIfAbsent(b.event(), event -> new Versioned<>())
              .offer(b.slots(), b.version(), fact.id());
      case SideTableOpened b ->
          sideTables
              .computeIfAbsent(b.table(), table -> new Versioned<>())
              .offer(b, b.version(), fact.id());
      case SideTableJoined b ->
          places
              .computeIfAbsent(b.table(), table -> new HashMap<>())
              .computeIfAbsent(b.guest(), guest -> new Versioned<>())
              .offer(b.place(), b.version(), fact.id());
      case LinePosted b ->
          lines
              .computeIfAbsent(b.line(), line -> new Versioned<>())
              .offer(b, b.version(), fact.id());
      case StoryCaptured b ->
          stories.merge(b.story(), b, (one, other) -> one.line().isEmpty() ? other : one);
      case StoryAnswered b ->
          agreed
              .computeIfAbsent(b.story(), story -> new HashMap<>())
              .computeIfAbsent(b.by(), person -> new Versioned<>())
              .offer(b.said(), b.version(), fact.id());
      case DigestItemQueued b ->
          items.merge(b.item(), b, (one, other) -> one.link().isEmpty() ? other : one);
      case IntroducerAnswered b ->
          introducers
              .computeIfAbsent(b.item(), item -> new Versioned<>())
              .offer(new Introduced(b.said(), fact.stamp()), b.version(), fact.id());
      case DigestSent b -> sent.addAll(b.items());
    }
  }

  /// Drops the words that were kept under a person's key; that something was said stays.
  void forget(PersonId person) {
    stories.replaceAll((id, story) -> story.person().equals(person) ? blank(story) : story);
    items.replaceAll((id, item) -> item.person().equals(person) ? blank(item) : item);
  }

  private static StoryCaptured blank(StoryCaptured b) {
    return new StoryCaptured(
        b.story(),
        b.event(),
        b.person(),
        b.named(),
        b.wanted(),
        PrivateText.ERASED,
        PrivateText.ERASED,
        b.leave());
  }

  private static DigestItemQueued blank(DigestItemQueued b) {
    return new DigestItemQueued(
        b.item(), b.event(), b.person(), b.story(), b.introducer(), PrivateText.ERASED);
  }

  /// Drops every story in which an erased person is named, and every item for or by them.
  void erase(PersonId person) {
    stories
        .values()
        .removeIf(story -> story.named().contains(person) || story.person().equals(person));
    agreed.values().forEach(of -> of.remove(person));
    items
        .values()
        .removeIf(item -> item.person().equals(person) || item.introducer().equals(person));
  }
}
