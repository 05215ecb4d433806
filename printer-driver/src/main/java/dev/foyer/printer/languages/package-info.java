/// Printer languages, one a file, each with the same verbs in the same order. May import the
/// package above.
@NullMarked
package dev.foyer.printer.languages;

import org.jspecify.annotations.NullMarked;
