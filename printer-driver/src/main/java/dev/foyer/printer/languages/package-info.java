/// Printer languages, one a file, each with the same verbs in the same order.
@NullMarked
package dev.foyer.printer.languages;

import org.jspecify.annotations.NullMarked;
