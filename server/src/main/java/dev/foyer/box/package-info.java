/// The box at the venue: its configuration, its route table and its start. Features live in the
/// packages below; this one puts them together and none of them imports it.
@NullMarked
package dev.foyer.box;

import org.jspecify.annotations.NullMarked;
