/// What the facts amount to: [Memory], the state that the door decides from, and the tables of the
/// projection, which serve lists and searches and can be deleted at any moment. May import domain,
/// journal and platform.
@NullMarked
package dev.foyer.projection;

import org.jspecify.annotations.NullMarked;
