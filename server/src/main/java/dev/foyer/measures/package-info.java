/// The measures of a community over a season, from values: who came again, who was welcomed, who
/// stayed alone, what ties came of it and whether they cross groups; what of it may be shown; a
/// fair test; the morning after. Functions without clock, chance or I/O. May import
/// `dev.foyer.domain`'s identities and the JDK. `server/docs/measures.md` says what each measure
/// is.
@NullMarked
package dev.foyer.measures;

import org.jspecify.annotations.NullMarked;
