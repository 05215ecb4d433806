@NullMarked
package dev.foyer.reporting;

import org.jspecify.annotations.NullMarked;
