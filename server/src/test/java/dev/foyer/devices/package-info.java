@NullMarked
package dev.foyer.devices;

import org.jspecify.annotations.NullMarked;
