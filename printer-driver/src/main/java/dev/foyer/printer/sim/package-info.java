/// A label printer that is not there: a real pseudo-terminal, paced at a real baud rate, with a
/// parser, a buffer, a counter and faults. A tool beside the driver for demos, tests and
/// rehearsals; the driver does not know it.
@NullMarked
package dev.foyer.printer.sim;

import org.jspecify.annotations.NullMarked;
