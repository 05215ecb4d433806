@NullMarked
package dev.foyer.platform;

import org.jspecify.annotations.NullMarked;
