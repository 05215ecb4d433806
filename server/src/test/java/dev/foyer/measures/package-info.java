@NullMarked
package dev.foyer.measures;

import org.jspecify.annotations.NullMarked;
