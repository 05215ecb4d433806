package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// Keys that are the same in every run, so that whoever is ordered by them is, too. Each is made
/// once. Worth nothing but for tests.
public final class GivenKeys {
  private static final Map<Long, Map<String, Bytes>> REPLICAS = new ConcurrentHashMap<>();
  private static final Map<Long, Map<String, Bytes>> COMMUNITIES = new ConcurrentHashMap<>();

  private GivenKeys() {}

  /// Puts the keys of the replica of this number into a data folder.
  public static void replica(Path data, long number) {
    Map<String, Bytes> keys = REPLICAS.computeIfAbsent(number, GivenKeys::replica);
    KeyFile.write(data.resolve("keys").resolve("replica"), keys);
  }

  /// Puts the keys of the community of this number into a data folder.
  public static void community(Path data, long number) {
    Map<String, Bytes> keys = COMMUNITIES.computeIfAbsent(number, GivenKeys::community);
    KeyFile.write(data.resolve("keys").resolve("community"), keys);
  }

  private static Map<String, Bytes> replica(long number) {
    Fixed random = new Fixed(number);
    KeyPair signing = pair("Ed25519", random);
    KeyPair agreement = pair("X25519", random);
    return Map.of(
        "signing", Bytes.of(signing.getPrivate().getEncoded()),
        "signing-public", Bytes.of(signing.getPublic().getEncoded()),
        "agreement", Bytes.of(agreement.getPrivate().getEncoded()),
        "agreement-public", Bytes.of(agreement.getPublic().getEncoded()));
  }

  private static Map<String, Bytes> community(long number) {
    Fixed random = new Fixed(-number);
    byte[] community = new byte[CommunityId.SIZE];
    random.nextBytes(community);
    KeyPair root = pair("Ed25519", random);
    KeyPair issuing = pair("Ed25519", random);
    return Map.of(
        "community", Bytes.of(community),
        "root", Bytes.of(root.getPrivate().getEncoded()),
        "root-public", Bytes.of(root.getPublic().getEncoded()),
        "issuing", Bytes.of(issuing.getPrivate().getEncoded()),
        "issuing-public", Bytes.of(issuing.getPublic().getEncoded()));
  }

  private static KeyPair pair(String algorithm, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(255, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// Chance without any.
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final Random random;

    Fixed(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }
  }
}
