@NullMarked
package dev.foyer.projection;

import org.jspecify.annotations.NullMarked;
