/// The door: a scan, a host's tap or a walk-in becomes a decision, a group of facts on disk and an
/// answer, in this order. Start reading at [dev.foyer.box.arrivals.Arrivals]. May import domain,
/// journal, projection, devices, platform, qr and box.welcome.
@NullMarked
package dev.foyer.box.arrivals;

import org.jspecify.annotations.NullMarked;
