package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;

/// A replica's own keys: Ed25519 to sign what it writes, X25519 to be handed secrets. They are made
/// at the first start and never leave the machine; the processes of a central server that share a
/// database share them, and are one replica. The replica's identity is its signing key.
public final class ReplicaKeys {
  private static final String OWNER = "replica";

  private final PrivateKey signing;
  private final Bytes signingPublic;
  private final PrivateKey agreement;
  private final Bytes agreementPublic;

  private ReplicaKeys(Map<String, Bytes> file) {
    signing = Ed25519.secret(secret(file, "signing"));
    signingPublic = Bytes.of(secret(file, "signing-public"));
    agreement = X25519.secret(secret(file, "agreement"));
    agreementPublic = Bytes.of(secret(file, "agreement-public"));
  }

  /// The keys in a data folder; made there if there are none yet.
  public static ReplicaKeys in(Path data) {
    return in(new SecretFiles(data));
  }

  /// The keys that are kept there; made if there are none yet.
  public static ReplicaKeys in(Secrets secrets) {
    return new ReplicaKeys(secrets.find(OWNER).orElseGet(() -> secrets.keep(OWNER, made())));
  }

  private static Map<String, Bytes> made() {
    KeyPair signing = Ed25519.generate();
    KeyPair agreement = X25519.generate();
    return Map.of(
        "signing", Bytes.of(signing.getPrivate().getEncoded()),
        "signing-public", Bytes.of(signing.getPublic().getEncoded()),
        "agreement", Bytes.of(agreement.getPrivate().getEncoded()),
        "agreement-public", Bytes.of(agreement.getPublic().getEncoded()));
  }

  public ReplicaId replica() {
    return replica(signingPublic);
  }

  /// Who a signing key belongs to: the first 16 bytes of the SHA-256 of its X.509 encoding.
  public static ReplicaId replica(Bytes signingPublic) {
    return ReplicaId.of(Digests.sha256(signingPublic.toArray()).prefix(ReplicaId.SIZE).toArray());
  }

  public byte[] sign(byte[] message) {
    return Ed25519.sign(signing, message);
  }

  /// The signing key's public half, X.509.
  public Bytes signingPublic() {
    return signingPublic;
  }

  /// The agreement key's public half, X.509.
  public Bytes agreementPublic() {
    return agreementPublic;
  }

  PrivateKey agreement() {
    return agreement;
  }

  /// The signing key's public half.
  public PublicKey verifier() {
    return Ed25519.open(signingPublic).orElseThrow();
  }

  private static byte[] secret(Map<String, Bytes> file, String name) {
    Bytes secret = file.get(name);
    if (secret == null) {
      throw new IllegalStateException("the replica's keys lack \"" + name + "\"");
    }
    return secret.toArray();
  }
}
