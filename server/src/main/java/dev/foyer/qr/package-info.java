/// QR codes: texts to modules, at error correction level M. May import ZXing only.
@NullMarked
package dev.foyer.qr;

import org.jspecify.annotations.NullMarked;
