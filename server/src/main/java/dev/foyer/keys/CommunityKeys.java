package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.IssuingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/// The keys of a community, where it lives: on central, or on a box that has no central. The root
/// key signs the list of trusted keys, the issuing key signs invitations.
public final class CommunityKeys {
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
    Path path = path(data);
    return Files.exists(path)
        ? Optional.of(new CommunityKeys(KeyFile.read(path)))
        : Optional.empty();
  }

  /// The keys in a data folder; a community is founded there if there is none yet.
  public static CommunityKeys foundIn(Path data) {
    if (!Files.exists(path(data))) {
      byte[] community = new byte[CommunityId.SIZE];
      new SecureRandom().nextBytes(community);
      KeyPair root = Ed25519.generate();
      KeyPair issuing = Ed25519.generate();
      KeyFile.write(
          path(data),
          Map.of(
              "community", Bytes.of(community),
              "root", Bytes.of(root.getPrivate().getEncoded()),
              "root-public", Bytes.of(root.getPublic().getEncoded()),
              "issuing", Bytes.of(issuing.getPrivate().getEncoded()),
              "issuing-public", Bytes.of(issuing.getPublic().getEncoded())));
    }
    return new CommunityKeys(KeyFile.read(path(data)));
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

  private static Path path(Path data) {
    return data.resolve("keys").resolve("community");
  }

  private static byte[] part(Map<String, Bytes> file, String name) {
    Bytes part = file.get(name);
    if (part == null) {
      throw new IllegalStateException("the community's keys lack \"" + name + "\"");
    }
    return part.toArray();
  }
}
