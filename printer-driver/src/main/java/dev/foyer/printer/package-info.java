/// Label printers: a 1-bit label in, bytes for a printer language out over a link, and an honest
/// outcome back. Knows nothing of guests; may import the JDK and jSerialComm.
@NullMarked
package dev.foyer.printer;

import org.jspecify.annotations.NullMarked;
