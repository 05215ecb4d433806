/// How bytes reach a printer: a serial port, a socket, a device file. May import the package above,
/// `posix` and jSerialComm.
@NullMarked
package dev.foyer.printer.links;

import org.jspecify.annotations.NullMarked;
