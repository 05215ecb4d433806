@NullMarked
package dev.foyer.insights;

import org.jspecify.annotations.NullMarked;
