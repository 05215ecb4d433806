@NullMarked
package dev.foyer.erasure;

import org.jspecify.annotations.NullMarked;
