package dev.foyer.domain;

import dev.foyer.domain.TieFact.IntroductionMade;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.Met;
import dev.foyer.domain.TieFact.NeedAnswered;
import dev.foyer.domain.TieFact.Outcome;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.PromiseAnswered;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.TieFact.Thing;
import dev.foyer.domain.TieFact.TouchWished;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What has grown between people. Part of the [CommunityState] and guarded with it.
public final class Ties {
  private final Map<EventId, Set<PersonPair>> met = new HashMap<>();
  private final Map<EventId, Map<PersonPair, Outcome>> introductions = new HashMap<>();
  private final Map<EventId, Map<FactId, Made>> made = new HashMap<>();
  private final Map<EventId, Map<PersonId, Versioned<PrivateText>>> wishes = new HashMap<>();
  private final Map<ItemId, PromiseMade> promises = new TreeMap<>();
  private final Map<ItemId, Versioned<PromiseAnswered>> outcomes = new HashMap<>();
  private final Map<PersonId, Map<EventId, Versioned<NeedAnswered>>> needs = new HashMap<>();
  private final Map<ItemId, Versioned<ResourceShelved>> resources = new TreeMap<>();

  /// That a host has dealt with an introduction.
  private record Made(DeviceId by, Stamp at) {}

  /// Who met at an event, as one of the two has said.
  public Set<PersonPair> met(EventId event) {
    return Set.copyOf(met.getOrDefault(event, Set.of()));
  }

  /// The introductions of an event and what came of them; done once is done.
  public Map<PersonPair, Outcome> introductions(EventId event) {
    return Map.copyOf(introductions.getOrDefault(event, Map.of()));
  }

  /// How many introductions a host has dealt with since this moment.
  public int introduced(EventId event, DeviceId by, Instant since) {
    return (int)
        made.getOrDefault(event, Map.of()).values().stream()
            .filter(one -> one.by().equals(by))
            .filter(one -> !Instant.ofEpochMilli(one.at().wallMillis()).isBefore(since))
            .count();
  }

  /// With whom a person would like to keep in touch since an event. For that person's own eyes, and
  /// to find out whether it is mutual.
  public Set<PersonId> wishes(EventId event, PersonId person) {
    return People.ids(
        wishes.getOrDefault(event, Map.of()).getOrDefault(person, new Versioned<>()).value());
  }

  public long nextWish(EventId event, PersonId person) {
    return wishes
        .getOrDefault(event, Map.of())
        .getOrDefault(person, new Versioned<>())
        .nextVersion();
  }

  /// Who would like to keep in touch with each other since an event.
  public Set<PersonPair> mutual(EventId event) {
    Set<PersonPair> mutual = new HashSet<>();
    for (PersonId person : wishes.getOrDefault(event, Map.of()).keySet()) {
      for (PersonId other : wishes(event, person)) {
        if (!other.equals(person) && wishes(event, other).contains(person)) {
          mutual.add(new PersonPair(person, other));
        }
      }
    }
    return mutual;
  }

  /// The promises that a person has made, for the two parties' eyes only.
  public List<PromiseMade> promises(PersonId person) {
    return promises.values().stream().filter(p -> p.person().equals(person)).toList();
  }

  public Collection<PromiseMade> promises() {
    return List.copyOf(promises.values());
  }

  public Optional<PromiseMade> promise(ItemId id) {
    return Optional.ofNullable(promises.get(id));
  }

  /// What became of a promise, if its maker has said.
  public Optional<Kept> kept(ItemId promise) {
    return answered(promise).map(PromiseAnswered::kept);
  }

  public Optional<PromiseAnswered> answered(ItemId promise) {
    return Optional.ofNullable(outcomes.get(promise)).map(Versioned::value);
  }

  public long nextKept(ItemId promise) {
    return outcomes.getOrDefault(promise, new Versioned<>()).nextVersion();
  }

  /// The needs that a person has said are met, in their own words.
  public Set<String> needsMet(PersonId person) {
    Set<String> met = new HashSet<>();
    needs
        .getOrDefault(person, Map.of())
        .values()
        .forEach(
            answered -> {
              NeedAnswered said = answered.value();
              if (said != null && said.met() == Met.MET) {
                met.add(said.need().value());
              }
            });
    return met;
  }

  public long nextNeed(PersonId person, EventId event) {
    return needs
        .getOrDefault(person, Map.of())
        .getOrDefault(event, new Versioned<>())
        .nextVersion();
  }

  /// What is on the shelf.
  public List<ResourceShelved> shelf() {
    return resources.values().stream()
        .flatMap(resource -> Optional.ofNullable(resource.value()).stream())
        .filter(resource -> resource.thing() != Thing.WITHDRAWN && !resource.what().isEmpty())
        .toList();
  }

  public long nextResource(ItemId resource) {
    return resources.getOrDefault(resource, new Versioned<>()).nextVersion();
  }

  void apply(Fact fact, TieFact body) {
    switch (body) {
      case PeopleMet b -> {
        if (!b.by().equals(b.other())) {
          met.computeIfAbsent(b.event(), e -> new HashSet<>())
              .add(new PersonPair(b.by(), b.other()));
        }
      }
      case IntroductionMade b -> {
        made.computeIfAbsent(b.event(), e -> new HashMap<>())
            .put(fact.id(), new Made(b.by(), fact.stamp()));
        if (!b.one().equals(b.other())) {
          introductions
              .computeIfAbsent(b.event(), e -> new HashMap<>())
              .merge(
                  new PersonPair(b.one(), b.other()),
                  b.outcome(),
                  (one, other) -> one == Outcome.DONE ? one : other);
        }
      }
      case TouchWished b ->
          wishes
              .computeIfAbsent(b.event(), e -> new HashMap<>())
              .computeIfAbsent(b.person(), person -> new Versioned<>())
              .offer(b.others(), b.version(), fact.id());
      case PromiseMade b ->
          promises.merge(b.promise(), b, (one, other) -> one.text().isEmpty() ? other : one);
      case PromiseAnswered b ->
          outcomes
              .computeIfAbsent(b.promise(), promise -> new Versioned<>())
              .offer(b, b.version(), fact.id());
      case NeedAnswered b ->
          needs
              .computeIfAbsent(b.person(), person -> new HashMap<>())
              .computeIfAbsent(b.event(), e -> new Versioned<>())
              .offer(b, b.version(), fact.id());
      case ResourceShelved b ->
          resources
              .computeIfAbsent(b.resource(), resource -> new Versioned<>())
              .offer(b, b.version(), fact.id());
    }
  }

  /// Drops the words of a person; that something was said stays.
  void forget(PersonId person) {
    wishes
        .values()
        .forEach(
            of ->
                Optional.ofNullable(of.get(person))
                    .ifPresent(wish -> wish.replace(PrivateText.ERASED)));
    promises.replaceAll((id, p) -> p.person().equals(person) ? blank(p) : p);
    needs.getOrDefault(person, Map.of()).values().forEach(Ties::blankNeed);
    resources.values().forEach(resource -> blankResource(resource, person));
  }

  private static PromiseMade blank(PromiseMade b) {
    return new PromiseMade(
        b.promise(), b.person(), b.event(), PrivateText.ERASED, PrivateText.ERASED);
  }

  private static void blankNeed(Versioned<NeedAnswered> need) {
    NeedAnswered b = need.value();
    if (b != null) {
      need.replace(
          new NeedAnswered(b.person(), b.event(), b.version(), PrivateText.ERASED, b.met()));
    }
  }

  private static void blankResource(Versioned<ResourceShelved> resource, PersonId person) {
    ResourceShelved b = resource.value();
    if (b != null && b.person().equals(person)) {
      resource.replace(
          new ResourceShelved(
              b.resource(),
              b.person(),
              b.version(),
              b.thing(),
              PrivateText.ERASED,
              PrivateText.ERASED));
    }
  }

  /// Drops a person who is erased, and every tie to them.
  void erase(PersonId person) {
    met.values().forEach(pairs -> pairs.removeIf(pair -> pair.has(person)));
    introductions.values().forEach(pairs -> pairs.keySet().removeIf(pair -> pair.has(person)));
    wishes.values().forEach(of -> of.remove(person));
    promises.values().removeIf(promise -> promise.person().equals(person));
    needs.remove(person);
    resources.values().removeIf(resource -> isOf(resource, person));
  }

  private static boolean isOf(Versioned<ResourceShelved> resource, PersonId person) {
    ResourceShelved shelved = resource.value();
    return shelved != null && shelved.person().equals(person);
  }
}
