/// The page behind an invitation's QR code, which any phone can open: what, where, when and the
/// code itself; and, for a week after it, with whom the guest would like to keep in touch. May
/// import domain, projection, platform, organising, ties and qr.
@NullMarked
package dev.foyer.invitationpage;

import org.jspecify.annotations.NullMarked;
