@NullMarked
package dev.foyer.digest;

import org.jspecify.annotations.NullMarked;
