@NullMarked
package dev.foyer.box.arrivals;

import org.jspecify.annotations.NullMarked;
