/// The seating engine: who sits at which table in which round, and why. Values and functions; time
/// comes in through a [Budget]. May import `dev.foyer.domain` and the JDK; knows nothing of HTTP,
/// tables in a database or the journal. `server/docs/mixing.md` says what it optimises.
@NullMarked
package dev.foyer.mixing;

import org.jspecify.annotations.NullMarked;
