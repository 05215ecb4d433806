/// QR codes: texts to modules (level M), and pictures to the texts of the codes in them. May import
/// ZXing and the JDK's image readers only.
@NullMarked
package dev.foyer.qr;

import org.jspecify.annotations.NullMarked;
