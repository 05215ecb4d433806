@NullMarked
package dev.foyer.handoff;

import org.jspecify.annotations.NullMarked;
