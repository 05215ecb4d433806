@NullMarked
package dev.foyer.keys;

import org.jspecify.annotations.NullMarked;
