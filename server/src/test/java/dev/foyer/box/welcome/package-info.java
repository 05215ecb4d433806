/// The welcome: who greets whom, casts, what a guest is told.
@NullMarked
package dev.foyer.box.welcome;

import org.jspecify.annotations.NullMarked;
