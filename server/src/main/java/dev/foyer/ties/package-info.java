/// What holds between people after they met: whom a guest may choose to keep in touch with, whether
/// it is mutual, and the card that a mutual yes hands over. May import domain, seating, handoff,
/// mail, platform and qr.
@NullMarked
package dev.foyer.ties;

import org.jspecify.annotations.NullMarked;
