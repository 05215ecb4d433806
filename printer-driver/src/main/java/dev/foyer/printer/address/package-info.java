/// From a printer's address to a printer: language, resolution and link. May import the packages
/// above and beside it.
@NullMarked
package dev.foyer.printer.address;

import org.jspecify.annotations.NullMarked;
