@NullMarked
package dev.foyer.qr;

import org.jspecify.annotations.NullMarked;
