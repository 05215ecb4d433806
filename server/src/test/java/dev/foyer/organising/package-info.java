@NullMarked
package dev.foyer.organising;

import org.jspecify.annotations.NullMarked;
