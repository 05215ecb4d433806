@NullMarked
package dev.foyer.journal;

import org.jspecify.annotations.NullMarked;
