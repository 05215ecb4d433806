/// Printer languages, each with the same verbs in the same order: `Zpl`, `Tspl`, `Epl`, `Brother`
/// (with its rolls, status and packing), `EscPos` (with its bands); `Tiles` and `Wire` serve
/// several. May import the package above.
@NullMarked
package dev.foyer.printer.languages;

import org.jspecify.annotations.NullMarked;
