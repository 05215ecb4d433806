package dev.foyer.domain;

import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.FactBody.DoorCounted;
import dev.foyer.domain.FactBody.DoorPlace;
import dev.foyer.domain.FactBody.PartitionPolicy;
import dev.foyer.domain.FactBody.PartitionPolicyChosen;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the doors of a community are reached, which of them count at an event, and what they do
/// while they cannot ask each other. Part of the [CommunityState] and guarded with it.
public final class Doors {
  private final Map<ReplicaId, Versioned<DoorAddressed>> addresses = new HashMap<>();
  private final Map<Place, Versioned<DoorPlace>> places = new HashMap<>();
  private final Map<EventId, Versioned<PartitionPolicy>> policies = new HashMap<>();

  private record Place(EventId event, ReplicaId box) {}

  /// Where a box said that it is reached.
  public Optional<DoorAddressed> address(ReplicaId box) {
    return Optional.ofNullable(addresses.get(box)).map(Versioned::value);
  }

  public Collection<DoorAddressed> addresses() {
    return addresses.values().stream()
        .flatMap(a -> Optional.ofNullable(a.value()).stream())
        .toList();
  }

  public long nextAddress(ReplicaId box) {
    return addresses.getOrDefault(box, new Versioned<>()).nextVersion();
  }

  public boolean setAside(EventId event, ReplicaId box) {
    Versioned<DoorPlace> place = places.get(new Place(event, box));
    return place != null && place.value() == DoorPlace.SET_ASIDE;
  }

  public long nextPlace(EventId event, ReplicaId box) {
    return places.getOrDefault(new Place(event, box), new Versioned<>()).nextVersion();
  }

  public PartitionPolicy policy(EventId event) {
    return Optional.ofNullable(policies.get(event))
        .map(Versioned::value)
        .orElse(PartitionPolicy.OPEN);
  }

  public long nextPolicy(EventId event) {
    return policies.getOrDefault(event, new Versioned<>()).nextVersion();
  }

  void address(FactId fact, DoorAddressed body) {
    addresses
        .computeIfAbsent(body.box(), box -> new Versioned<>())
        .offer(body, body.version(), fact);
  }

  void count(FactId fact, DoorCounted body) {
    places
        .computeIfAbsent(new Place(body.event(), body.box()), place -> new Versioned<>())
        .offer(body.place(), body.version(), fact);
  }

  void choose(FactId fact, PartitionPolicyChosen body) {
    policies
        .computeIfAbsent(body.event(), event -> new Versioned<>())
        .offer(body.policy(), body.version(), fact);
  }
}
