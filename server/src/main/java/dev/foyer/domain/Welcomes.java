package dev.foyer.domain;

import dev.foyer.domain.WelcomeFact.CastJoined;
import dev.foyer.domain.WelcomeFact.GreeterReady;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartAsked;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Readiness;
import dev.foyer.domain.WelcomeFact.SheetWritten;
import dev.foyer.domain.WelcomeFact.TabletCarried;
import dev.foyer.domain.WelcomeFact.Taking;
import dev.foyer.domain.WelcomeFact.TaskTicked;
import dev.foyer.domain.WelcomeFact.Tick;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who welcomes whom: parts that people play, tablets and who is free, casts, and a community's
/// sheet. Part of the [CommunityState] and guarded with it.
public final class Welcomes {
  private final Map<EventId, Map<PersonId, Map<Part, Versioned<Taking>>>> parts = new HashMap<>();
  private final Map<PersonId, Set<PartAsked>> asked = new HashMap<>();
  private final Map<DeviceId, Versioned<Optional<InvitationId>>> tablets = new HashMap<>();
  private final Map<EventId, Map<DeviceId, Versioned<Readiness>>> ready = new HashMap<>();
  private final Map<FactId, TabletNews> news = new HashMap<>();
  private final Map<EventId, Map<GuestId, Versioned<Integer>>> casts = new HashMap<>();
  private final Versioned<CommunitySheet> sheet = new Versioned<>();
  private final Map<EventId, Map<String, Versioned<Tick>>> ticks = new HashMap<>();

  /// What was said of a tablet, and when: that it is carried by somebody, or that its carrier is
  /// free or busy.
  public record TabletNews(FactId fact, Stamp stamp, WelcomeFact body) {
    private static final Comparator<TabletNews> BY_TIME =
        Comparator.comparing((TabletNews said) -> said.stamp().at())
            .thenComparing(TabletNews::fact);
  }

  /// The parts that a person plays in an event.
  public Set<Part> parts(PersonId person, EventId event) {
    Set<Part> taken = EnumSet.noneOf(Part.class);
    parts
        .getOrDefault(event, Map.of())
        .getOrDefault(person, Map.of())
        .forEach(
            (part, taking) -> {
              if (taking.value() == Taking.TAKEN) {
                taken.add(part);
              }
            });
    return taken;
  }

  /// Who plays a part in an event.
  public Set<PersonId> playing(EventId event, Part part) {
    Set<PersonId> playing = new TreeSet<>();
    parts
        .getOrDefault(event, Map.of())
        .forEach(
            (person, taken) -> {
              Versioned<Taking> taking = taken.get(part);
              if (taking != null && taking.value() == Taking.TAKEN) {
                playing.add(person);
              }
            });
    return playing;
  }

  /// Whether a person has played this part at any event.
  public boolean everPlayed(PersonId person, Part part) {
    return parts.keySet().stream().anyMatch(event -> parts(person, event).contains(part));
  }

  public long nextPart(PersonId person, EventId event, Part part) {
    return parts
        .getOrDefault(event, Map.of())
        .getOrDefault(person, Map.of())
        .getOrDefault(part, new Versioned<>())
        .nextVersion();
  }

  /// Whether the box has ever asked this person to play this part.
  public boolean asked(PersonId person, Part part) {
    return asked.getOrDefault(person, Set.of()).stream().anyMatch(a -> a.part() == part);
  }

  /// Whether it was at this event that the box asked.
  public boolean askedAt(EventId event, PersonId person, Part part) {
    return asked.getOrDefault(person, Set.of()).contains(new PartAsked(person, event, part));
  }

  /// Whose tablet it is, if anybody's.
  public Optional<InvitationId> carrier(DeviceId tablet) {
    Versioned<Optional<InvitationId>> carrier = tablets.get(tablet);
    Optional<InvitationId> guest = carrier == null ? null : carrier.value();
    return guest == null ? Optional.empty() : guest;
  }

  /// Whether somebody carries a tablet.
  public boolean carried(InvitationId guest) {
    return tablets.values().stream().anyMatch(of -> Optional.of(guest).equals(of.value()));
  }

  public long nextCarrier(DeviceId tablet) {
    return tablets.getOrDefault(tablet, new Versioned<>()).nextVersion();
  }

  /// Whether whoever carries this tablet has said that they are free to greet somebody.
  public Readiness readiness(EventId event, DeviceId tablet) {
    Versioned<Readiness> said = ready.getOrDefault(event, Map.of()).get(tablet);
    Readiness readiness = said == null ? null : said.value();
    return readiness == null ? Readiness.BUSY : readiness;
  }

  /// The tablets whose carriers are free.
  public Set<DeviceId> free(EventId event) {
    Set<DeviceId> free = new TreeSet<>();
    for (DeviceId tablet : ready.getOrDefault(event, Map.of()).keySet()) {
      if (readiness(event, tablet) == Readiness.FREE) {
        free.add(tablet);
      }
    }
    return free;
  }

  /// All that was ever said of tablets that greet at this event, in order of time.
  public List<TabletNews> tabletNews(EventId event) {
    return news.values().stream()
        .filter(said -> !(said.body() instanceof GreeterReady b) || b.event().equals(event))
        .sorted(TabletNews.BY_TIME)
        .toList();
  }

  public long nextReadiness(EventId event, DeviceId tablet) {
    return ready
        .getOrDefault(event, Map.of())
        .getOrDefault(tablet, new Versioned<>())
        .nextVersion();
  }

  /// A guest's cast, from 1; empty if they have none.
  public OptionalInt cast(EventId event, GuestId guest) {
    Versioned<Integer> cast = casts.getOrDefault(event, Map.of()).get(guest);
    Integer value = cast == null ? null : cast.value();
    return value == null || value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /// The members of each cast of an event.
  public Map<Integer, Set<GuestId>> casts(EventId event) {
    Map<Integer, Set<GuestId>> all = new TreeMap<>();
    for (GuestId guest : casts.getOrDefault(event, Map.of()).keySet()) {
      cast(event, guest)
          .ifPresent(cast -> all.computeIfAbsent(cast, c -> new HashSet<>()).add(guest));
    }
    return all;
  }

  public long nextCast(EventId event, GuestId guest) {
    return casts.getOrDefault(event, Map.of()).getOrDefault(guest, new Versioned<>()).nextVersion();
  }

  public CommunitySheet sheet() {
    CommunitySheet written = sheet.value();
    return written == null ? CommunitySheet.EMPTY : written;
  }

  public long nextSheet() {
    return sheet.nextVersion();
  }

  /// The tasks of an event that are done.
  public Set<String> done(EventId event) {
    Set<String> done = new TreeSet<>();
    ticks
        .getOrDefault(event, Map.of())
        .forEach(
            (task, tick) -> {
              if (tick.value() == Tick.DONE) {
                done.add(task);
              }
            });
    return done;
  }

  public long nextTick(EventId event, String task) {
    return ticks.getOrDefault(event, Map.of()).getOrDefault(task, new Versioned<>()).nextVersion();
  }

  void apply(Fact fact, WelcomeFact body) {
    switch (body) {
      case PartTaken b ->
          of(parts, b.event())
              .computeIfAbsent(b.person(), person -> new HashMap<>())
              .computeIfAbsent(b.part(), part -> new Versioned<>())
              .offer(b.taking(), b.version(), fact.id());
      case PartAsked b -> asked.computeIfAbsent(b.person(), person -> new HashSet<>()).add(b);
      case TabletCarried b -> {
        news.put(fact.id(), new TabletNews(fact.id(), fact.stamp(), b));
        tablets
            .computeIfAbsent(b.device(), device -> new Versioned<>())
            .offer(Optional.ofNullable(b.guest()), b.version(), fact.id());
      }
      case GreeterReady b -> {
        news.put(fact.id(), new TabletNews(fact.id(), fact.stamp(), b));
        of(ready, b.event())
            .computeIfAbsent(b.device(), device -> new Versioned<>())
            .offer(b.readiness(), b.version(), fact.id());
      }
      case CastJoined b ->
          of(casts, b.event())
              .computeIfAbsent(b.guest(), guest -> new Versioned<>())
              .offer(b.cast(), b.version(), fact.id());
      case SheetWritten b -> sheet.offer(b.sheet(), b.version(), fact.id());
      case TaskTicked b ->
          of(ticks, b.event())
              .computeIfAbsent(b.task(), task -> new Versioned<>())
              .offer(b.tick(), b.version(), fact.id());
    }
  }

  /// Drops a person who is erased.
  void erase(PersonId person) {
    parts.values().forEach(of -> of.remove(person));
    asked.remove(person);
  }

  private static <K, V> Map<K, V> of(Map<EventId, Map<K, V>> all, EventId event) {
    return all.computeIfAbsent(event, e -> new HashMap<>());
  }
}
