/// Moves a central server from files into a database and back, and proves that nothing was lost.
/// May import domain, journal, keys, platform and projection.
@NullMarked
package dev.foyer.moving;

import org.jspecify.annotations.NullMarked;
