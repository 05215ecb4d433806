@NullMarked
package dev.foyer.box.claims;

import org.jspecify.annotations.NullMarked;
