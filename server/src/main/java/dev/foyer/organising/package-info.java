/// What an organiser does before and after an event, on the box and on central alike: a community,
/// its events, the guest list from a file, invitations on paper, attendance out. May import domain,
/// journal, projection, platform, keys, devices and qr.
@NullMarked
package dev.foyer.organising;

import org.jspecify.annotations.NullMarked;
