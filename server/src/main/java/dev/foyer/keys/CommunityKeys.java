package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.IssuingKey;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/// The keys of a community, where it lives: on central, or on a box that has no central. The root
/// key signs the list of trusted keys, the issuing key signs invitations.
public final class CommunityKeys {
  private static final String OWNER = "community";

  private final CommunityId community;
  private final Bytes rootSecret;
  private final Bytes rootPublic;
  private final IssuingKey issuing;

  private CommunityKeys(Map<String, Bytes> file) {
    community = CommunityId.of(part(file, "community"));
    rootSecret = Bytes.of(part(file, "root"));
    rootPublic = Bytes.of(part(file, "root-public"));
    issuing =
        new IssuingKey(
            Ed25519.secret(part(file, "issuing")),
            Ed25519.open(Bytes.of(part(file, "issuing-public"))).orElseThrow());
  }

  /// The keys in a data folder, if a community lives there.
  public static Optional<CommunityKeys> in(Path data) {
    return in(new SecretFiles(data));
  }

  /// The keys that are kept there, if a community's are.
  public static Optional<CommunityKeys> in(Secrets secrets) {
    return secrets.find(OWNER).map(CommunityKeys::new);
  }

  /// The keys in a data folder; a community is founded there if there is none yet.
  public static CommunityKeys foundIn(Path data) {
    byte[] community = new byte[CommunityId.SIZE];
    new SecureRandom().nextBytes(community);
    return foundIn(new SecretFiles(data), CommunityId.of(community));
  }

  /// The keys that are kept there; a community with this id is founded if there is none yet.
  public static CommunityKeys foundIn(Secrets secrets, CommunityId community) {
    return new CommunityKeys(
        secrets.find(OWNER).orElseGet(() -> secrets.keep(OWNER, made(community))));
  }

  private static Map<String, Bytes> made(CommunityId community) {
    KeyPair root = Ed25519.generate();
    KeyPair issuing = Ed25519.generate();
    return Map.of(
        "community", Bytes.of(community.bytes()),
        "root", Bytes.of(root.getPrivate().getEncoded()),
        "root-public", Bytes.of(root.getPublic().getEncoded()),
        "issuing", Bytes.of(issuing.getPrivate().getEncoded()),
        "issuing-public", Bytes.of(issuing.getPublic().getEncoded()));
  }

  public CommunityId community() {
    return community;
  }

  /// The root key's public half, X.509: what every replica pins.
  public Bytes rootPublic() {
    return rootPublic;
  }

  public IssuingKey issuing() {
    return issuing;
  }

  /// Signs a list of trusted keys.
  public Bytes sign(TrustedKeys list) {
    return Bytes.of(Ed25519.sign(Ed25519.secret(rootSecret.toArray()), list.document().toArray()));
  }

  private static byte[] part(Map<String, Bytes> file, String name) {
    Bytes part = file.get(name);
    if (part == null) {
      throw new IllegalStateException("the community's keys lack \"" + name + "\"");
    }
    return part.toArray();
  }
}
