/// The host's page: what is going on, looking a guest up, letting people in by hand, taking a
/// check-in back, answering whoever rings. May import domain, projection, devices, platform,
/// box.arrivals, box.badges and box.live.
@NullMarked
package dev.foyer.box.hosts;

import org.jspecify.annotations.NullMarked;
