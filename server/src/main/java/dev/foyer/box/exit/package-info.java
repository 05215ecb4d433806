/// The way out: a guest who scans at an exit kiosk says whom they met and would like to keep in
/// touch with, promises something small, says whether a need is met and how the evening was, and
/// leaves. May import domain, journal, projection, devices, platform, ties and box.arrivals.
@NullMarked
package dev.foyer.box.exit;

import org.jspecify.annotations.NullMarked;
