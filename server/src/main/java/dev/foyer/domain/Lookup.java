package dev.foyer.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From a key to the invitations that have it: nearly always one, so the lists are small and are
/// replaced rather than changed. In the order of the invitations' ids, however they were added.
final class Lookup<K> {
  private final Map<K, List<InvitationId>> invitations = new HashMap<>();

  List<InvitationId> of(K key) {
    return invitations.getOrDefault(key, List.of());
  }

  void add(K key, InvitationId id) {
    List<InvitationId> known = of(key);
    if (known.isEmpty()) {
      invitations.put(key, List.of(id));
    } else if (!known.contains(id)) {
      List<InvitationId> more = new ArrayList<>(known);
      more.add(id);
      more.sort(Comparator.naturalOrder());
      invitations.put(key, List.copyOf(more));
    }
  }

  void remove(K key, InvitationId id) {
    List<InvitationId> left = of(key).stream().filter(other -> !other.equals(id)).toList();
    if (left.isEmpty()) {
      invitations.remove(key);
    } else {
      invitations.put(key, left);
    }
  }
}
