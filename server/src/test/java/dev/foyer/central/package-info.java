@NullMarked
package dev.foyer.central;

import org.jspecify.annotations.NullMarked;
