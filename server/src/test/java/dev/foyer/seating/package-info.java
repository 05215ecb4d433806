@NullMarked
package dev.foyer.seating;

import org.jspecify.annotations.NullMarked;
