/// Who may speak for whom: a replica's own keys, the community's root and issuing keys where the
/// community lives, and the signed list of keys that every replica pins. May import domain, journal
/// (for its seal and its disk) and platform.
@NullMarked
package dev.foyer.keys;

import org.jspecify.annotations.NullMarked;
