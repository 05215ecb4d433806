/// What hosts' and stations' pages see, now and as it changes: lines made from the state, and a
/// feed that follows the ledger. May import domain, journal, projection, devices, platform,
/// box.arrivals, box.badges and box.welcome.
@NullMarked
package dev.foyer.box.live;

import org.jspecify.annotations.NullMarked;
