/// Stories across the whole system: real processes, a real browser, a printer on a real
/// pseudo-terminal.
@NullMarked
package dev.foyer.walk;

import org.jspecify.annotations.NullMarked;
