/// The append-only log that is the truth: its contract ([Journal]), its form on files, the codec
/// and the keys that seal what is personal, and the typed [Ledger] that features write to. May
/// import domain and platform.
@NullMarked
package dev.foyer.journal;

import org.jspecify.annotations.NullMarked;
