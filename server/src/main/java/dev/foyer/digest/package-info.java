/// The digest for members who were invited and could not come: at most three items, each a link and
/// somebody who has agreed to introduce them; when it is due; how it is written; how it is stopped.
/// May import domain's plain values, mail and platform only.
@NullMarked
package dev.foyer.digest;

import org.jspecify.annotations.NullMarked;
