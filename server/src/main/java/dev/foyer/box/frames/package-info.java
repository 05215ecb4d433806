/// Pictures from a kiosk whose browser cannot decode them itself. May import devices, platform and
/// qr.
@NullMarked
package dev.foyer.box.frames;

import org.jspecify.annotations.NullMarked;
