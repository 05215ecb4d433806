/// The calls of the C library for which Java has no words, through the FFM API. May import the JDK
/// only.
@NullMarked
package dev.foyer.printer.posix;

import org.jspecify.annotations.NullMarked;
