@NullMarked
package dev.foyer.ties;

import org.jspecify.annotations.NullMarked;
