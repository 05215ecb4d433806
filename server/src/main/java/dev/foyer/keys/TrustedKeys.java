package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.ReplicaId;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that a community trusts, as one document that its root key signs. Lines of ASCII:
/// `foyer-keys-v1 COMMUNITY VERSION`, then `issuing KEY` and `replica SIGNING AGREEMENT NAME`, keys
/// and names in hexadecimal, sorted.
///
/// @param issuing public keys (X.509) that sign invitations
public record TrustedKeys(
    CommunityId community, long version, List<Bytes> issuing, List<Replica> replicas) {
  /// The name under which the replica where the community lives stands on the list.
  public static final String CENTRAL = "central";

  private static final String TITLE = "foyer-keys-v1";

  /// A box or central: its public keys (X.509) and its name.
  public record Replica(Bytes signing, Bytes agreement, String name) {
    public ReplicaId id() {
      return ReplicaKeys.replica(signing);
    }
  }

  public TrustedKeys {
    issuing = issuing.stream().sorted().distinct().toList();
    replicas =
        replicas.stream().sorted(Comparator.comparing(replica -> replica.id().hex())).toList();
  }

  /// The bytes that are signed.
  public Bytes document() {
    StringBuilder lines = new StringBuilder();
    lines.append(TITLE + " ").append(community).append(' ').append(version).append('\n');
    issuing.forEach(key -> lines.append("issuing ").append(key).append('\n'));
    for (Replica replica : replicas) {
      lines.append("replica ").append(replica.signing()).append(' ').append(replica.agreement());
      lines.append(' ').append(Bytes.of(replica.name().getBytes(StandardCharsets.UTF_8)));
      lines.append('\n');
    }
    return Bytes.of(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /// Reads a signed list; empty if the root key has not signed it or it is not well formed. Never
  /// throws, whatever the bytes.
  ///
  /// @param root the pinned root key, X.509
  public static Optional<TrustedKeys> read(Bytes document, Bytes signature, Bytes root) {
    return Ed25519.open(root)
        .filter(key -> Ed25519.verify(key, document.toArray(), signature.toArray()))
        .flatMap(key -> parse(document));
  }

  /// The key that signs invitations under this id, if it is trusted.
  public Optional<PublicKey> issuing(Bytes keyId) {
    Map<Bytes, PublicKey> byId = new HashMap<>();
    issuing.forEach(key -> Ed25519.open(key).ifPresent(k -> byId.put(InvitationToken.keyId(k), k)));
    return Optional.ofNullable(byId.get(keyId));
  }

  public Optional<Replica> replica(ReplicaId id) {
    return replicas.stream().filter(replica -> replica.id().equals(id)).findFirst();
  }

  /// The next version of the list, with this replica in it.
  public TrustedKeys with(Replica replica) {
    List<Replica> more = new ArrayList<>(replicas);
    more.removeIf(known -> known.id().equals(replica.id()));
    more.add(replica);
    return new TrustedKeys(community, version + 1, issuing, more);
  }

  private static Optional<TrustedKeys> parse(Bytes document) {
    try {
      String[] lines = new String(document.toArray(), StandardCharsets.US_ASCII).split("\n", -1);
      String[] title = lines[0].split(" ", -1);
      if (!title[0].equals(TITLE)) {
        return Optional.empty();
      }
      List<Bytes> issuing = new ArrayList<>();
      List<Replica> replicas = new ArrayList<>();
      for (String line : List.of(lines).subList(1, lines.length - 1)) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
          case "issuing" -> issuing.add(Bytes.ofHex(words[1]));
          case "replica" -> replicas.add(replica(words));
          default -> {
            return Optional.empty();
          }
        }
      }
      CommunityId community = new CommunityId(title[1]);
      return Optional.of(new TrustedKeys(community, Long.parseLong(title[2]), issuing, replicas));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Replica replica(String[] words) {
    String name = new String(Bytes.ofHex(words[3]).toArray(), StandardCharsets.UTF_8);
    return new Replica(Bytes.ofHex(words[1]), Bytes.ofHex(words[2]), name);
  }
}
