@NullMarked
package dev.foyer.box.exit;

import org.jspecify.annotations.NullMarked;
