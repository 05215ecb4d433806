/// Label printers: a 1-bit label in, bytes for a printer language out over a link, and an honest
/// outcome back. Knows nothing of guests; imports the JDK alone. Languages and links are the
/// packages below, and no language knows a link.
@NullMarked
package dev.foyer.printer;

import org.jspecify.annotations.NullMarked;
