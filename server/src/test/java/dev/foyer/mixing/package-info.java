@NullMarked
package dev.foyer.mixing;

import org.jspecify.annotations.NullMarked;
