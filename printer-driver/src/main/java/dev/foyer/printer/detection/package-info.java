/// Which printers there are: the ports that one may be at, and what answers there. Prints nothing
/// and leaves printers as they are. May import the packages above and beside it.
@NullMarked
package dev.foyer.printer.detection;

import org.jspecify.annotations.NullMarked;
