/// The page behind an invitation's QR code, which any phone can open: what, where, when and the
/// code itself. May import domain, projection, platform, organising and qr.
@NullMarked
package dev.foyer.invitationpage;

import org.jspecify.annotations.NullMarked;
