@NullMarked
package dev.foyer.box;

import org.jspecify.annotations.NullMarked;
