/// Badges on sheets of labels, as PDF: before the evening, or when no printer works. The same
/// templates and the same dots as on a roll, finer. May import badge and the printer driver's
/// label.
@NullMarked
package dev.foyer.sheets;

import org.jspecify.annotations.NullMarked;
