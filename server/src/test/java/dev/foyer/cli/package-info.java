@NullMarked
package dev.foyer.cli;

import org.jspecify.annotations.NullMarked;
