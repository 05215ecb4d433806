package dev.foyer.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which of the doors of an event decides about an invitation: every door finds the same one
/// without asking, and when a door comes or goes only the invitations of that door change hands
/// (rendezvous hashing: Thaler and Ravishankar, "Using name-based mappings to increase hit rates",
/// 1998).
///
/// @param door the box that decides
/// @param before the box that decided before a host set it aside, and that may know of admissions
///   that nobody else has heard of; the same as `door` if nothing was handed over
public record Ownership(ReplicaId door, ReplicaId before) {
  private static final byte[] PREFIX = "foyer-owner-v1".getBytes(StandardCharsets.US_ASCII);

  /// @param doors all boxes that are open for the event
  /// @param counted those of them that no host has set aside; if there are none (hosts on two sides
  ///   of a partition have set each other aside) all count
  /// @return empty if there is no door
  public static Optional<Ownership> of(
      InvitationId invitation, Collection<ReplicaId> doors, Collection<ReplicaId> counted) {
    return first(invitation, counted.isEmpty() ? doors : counted)
        .map(door -> new Ownership(door, first(invitation, doors).orElse(door)));
  }

  public boolean handedOver() {
    return !door.equals(before);
  }

  private static Optional<ReplicaId> first(InvitationId invitation, Collection<ReplicaId> doors) {
    return List.copyOf(doors).stream()
        .max(
            Comparator.comparing(
                    (ReplicaId door) -> weight(invitation, door), Long::compareUnsigned)
                .thenComparing(ReplicaId::hex));
  }

  /// The first eight bytes of SHA-256(prefix ‖ invitation ‖ box), unsigned.
  private static long weight(InvitationId invitation, ReplicaId door) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(PREFIX);
      sha.update(invitation.bytes());
      sha.update(door.bytes());
      return ByteBuffer.wrap(sha.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
