package dev.foyer.replication;

import dev.foyer.keys.TrustedKeys;
import java.util.Optional;
import java.util.function.Supplier;

/// Where another replica is and who it has to be.
///
/// @param name what it is called at the beginning of a sentence
/// @param receiver the other, once the list of trusted keys names it
record Other(String name, PeerAddress address, Supplier<Optional<TrustedKeys.Replica>> receiver) {}
