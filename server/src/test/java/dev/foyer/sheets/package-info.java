@NullMarked
package dev.foyer.sheets;

import org.jspecify.annotations.NullMarked;
