/// From a template in millimetres and a guest's words to a label in dots: pure, the same for
/// preview, test and print. May import the QR code, the printer driver's label and libraries.
@NullMarked
package dev.foyer.badge;

import org.jspecify.annotations.NullMarked;
