/// What a box forgets some days after an event, and its log of that. May import domain, journal,
/// projection, platform and devices.
@NullMarked
package dev.foyer.box.retention;

import org.jspecify.annotations.NullMarked;
