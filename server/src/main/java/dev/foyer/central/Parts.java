package dev.foyer.central;

import dev.foyer.devices.PairingCodes;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.keys.SecretFiles;
import dev.foyer.keys.Secrets;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.Certificate;
import dev.foyer.platform.CodeStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.SingleUseCodes;
import dev.foyer.platform.SteadyClock;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import dev.foyer.projection.SharedGround;
import dev.foyer.replication.Callers;
import dev.foyer.replication.HeardRequestsStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/// What central works with, which lives in this process, or in a database that it shares.
///
/// @param certificate made when it is asked for first
record Parts(
    Replica replica,
    PairingCodes codes,
    SingleUseCodes<String> boxCodes,
    Callers callers,
    Supplier<Certificate> certificate,
    Secrets secrets) {
  static Parts of(CentralConfig config, WallClock clock) {
    return switch (config.keeping()) {
      case CentralConfig.Keeping.Folder folder -> alone(folder.data(), clock);
      case CentralConfig.Keeping.Shared shared -> together(shared.place().open(), clock);
    };
  }

  private static Parts alone(Path data, WallClock clock) {
    Replica replica = Replica.founding(data, TrustedKeys.CENTRAL, clock);
    return new Parts(
        replica,
        new PairingCodes(new SteadyClock()),
        new SingleUseCodes<>(new SteadyClock()),
        new Callers(replica),
        () -> Certificate.in(data.resolve("keys").resolve("tls.p12")),
        new SecretFiles(data));
  }

  private static Parts together(SharedGround ground, WallClock clock) {
    Replica replica = Replica.sharing(ground, TrustedKeys.CENTRAL, clock);
    CommunityId community = ground.community();
    Database facts = ground.facts();
    return new Parts(
        replica,
        new PairingCodes(
            new SingleUseCodes<>(
                clock, new CodeStore<>(facts, community, "device", new GrantWords()))),
        new SingleUseCodes<>(clock, new CodeStore<>(facts, community, "box", new PlainWords())),
        new Callers(replica, new HeardRequestsStore(facts, community)),
        () -> certificate(ground.secrets()),
        ground.secrets());
  }

  /// One certificate for all processes, so that whoever compares its fingerprint finds it at each.
  private static Certificate certificate(Secrets secrets) {
    Map<String, Bytes> kept =
        secrets
            .find(Secrets.TLS)
            .orElseGet(
                () ->
                    secrets.keep(
                        Secrets.TLS, Map.of(Secrets.PKCS12, Bytes.of(Certificate.make()))));
    return Certificate.of(kept.getOrDefault(Secrets.PKCS12, Bytes.EMPTY).toArray());
  }

  private static final class GrantWords implements CodeStore.Words<PairingCodes.Grant> {
    @Override
    public String write(PairingCodes.Grant grant) {
      return grant.words();
    }

    @Override
    public PairingCodes.Grant read(String words) {
      return PairingCodes.Grant.of(words);
    }
  }

  private static final class PlainWords implements CodeStore.Words<String> {
    @Override
    public String write(String grant) {
      return grant;
    }

    @Override
    public String read(String words) {
      return words;
    }
  }
}
