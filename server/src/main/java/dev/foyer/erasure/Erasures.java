package dev.foyer.erasure;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Stamp;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Erases people, and knows which replicas of the community have not said yet that they did.
final class Erasures {
  /// After so long a replica that has not acknowledged is overdue.
  static final Duration OVERDUE = Duration.ofDays(7);

  private final Replica replica;

  Erasures(Replica replica) {
    this.replica = replica;
  }

  /// An erased person, without a name.
  ///
  /// @param overdue whether a replica has not acknowledged for more than [#OVERDUE]
  record Erasure(String person, String at, boolean overdue, List<Holder> replicas) {}

  /// A replica that the community trusts.
  ///
  /// @param doneAt when it had destroyed the key and made its tables again; null if it has not said
  ///   so
  record Holder(String replica, String name, @Nullable String doneAt) {}

  /// Erases a person; when this returns, the key is destroyed here. Again: nothing happens.
  ///
  /// @throws Problem 409 where the community does not live, 404 if nobody knows the person
  Erasure erase(PersonId person) {
    if (replica.communityKeys().isEmpty()) {
      throw Problem.of(
          409, "erased-elsewhere", "People are erased on the central server. Do this there.");
    }
    if (!replica.memory().read(state -> isKnown(state, person))) {
      throw Problem.unknown("person");
    }
    if (!replica.memory().read(state -> state.people().erased(person))) {
      replica.ledger().record(List.of(new PersonErased(person)));
    }
    return all().stream()
        .filter(one -> one.person().equals(person.hex()))
        .findFirst()
        .orElseThrow();
  }

  /// Everybody who was erased, the latest first.
  List<Erasure> all() {
    List<TrustedKeys.Replica> replicas = replica.trusted().replicas();
    Instant now = replica.clock().now();
    return replica
        .memory()
        .read(
            state ->
                state.people().erasures().entrySet().stream()
                    .map(
                        one -> shown(one, state.people().acknowledged(one.getKey()), replicas, now))
                    .sorted(Comparator.comparing(Erasure::at).reversed())
                    .toList());
  }

  private static boolean isKnown(CommunityState state, PersonId person) {
    return state.people().known().contains(person)
        || state.people().erased(person)
        || !state.guests().of(person).isEmpty();
  }

  private static Erasure shown(
      Map.Entry<PersonId, Stamp> one,
      Map<ReplicaId, Stamp> done,
      List<TrustedKeys.Replica> replicas,
      Instant now) {
    Instant at = at(one.getValue());
    List<Holder> holders =
        replicas.stream()
            .map(
                each -> {
                  Stamp stamp = done.get(each.id());
                  String when = stamp == null ? null : at(stamp).toString();
                  return new Holder(each.id().hex(), each.name(), when);
                })
            .toList();
    boolean late = at.plus(OVERDUE).isBefore(now);
    boolean overdue = late && holders.stream().anyMatch(holder -> holder.doneAt() == null);
    return new Erasure(one.getKey().hex(), at.toString(), overdue, holders);
  }

  private static Instant at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis());
  }
}
