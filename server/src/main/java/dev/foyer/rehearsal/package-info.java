/// A rehearsal: guests of a made-up event who hold real invitations up to a running box, and what
/// the door made of them. Speaks to the programs over HTTP only; may import qr and platform.
@NullMarked
package dev.foyer.rehearsal;

import org.jspecify.annotations.NullMarked;
