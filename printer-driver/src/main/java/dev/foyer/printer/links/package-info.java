/// How bytes reach a printer: a serial port, a socket, a device file. A link has one owner.
@NullMarked
package dev.foyer.printer.links;

import org.jspecify.annotations.NullMarked;
