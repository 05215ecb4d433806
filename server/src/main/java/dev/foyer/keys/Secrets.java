package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import java.util.Map;
import java.util.Optional;

/// Where a replica's and a community's named secrets are kept.
public interface Secrets {
  /// The owner of the certificate of central, and the name of its one secret (PKCS 12).
  String TLS = "tls";

  String PKCS12 = "pkcs12";

  /// The owner of the key of central's links that stop mail, and the name of its one secret.
  String STOP = "stop";

  String KEY = "key";

  /// What is kept of this owner: `replica`, `community`, [#TLS] or [#STOP].
  Optional<Map<String, Bytes>> find(String owner);

  /// Keeps secrets, safely before it returns, unless some are kept already.
  ///
  /// @return what is kept
  Map<String, Bytes> keep(String owner, Map<String, Bytes> made);
}
