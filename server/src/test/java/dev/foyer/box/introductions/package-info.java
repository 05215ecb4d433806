@NullMarked
package dev.foyer.box.introductions;

import org.jspecify.annotations.NullMarked;
