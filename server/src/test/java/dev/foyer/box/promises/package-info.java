@NullMarked
package dev.foyer.box.promises;

import org.jspecify.annotations.NullMarked;
