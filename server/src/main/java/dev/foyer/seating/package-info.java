/// Who sits where at an event: what is known of guests becomes an evening for the engine, its plan
/// becomes facts, and people who come, leave or stay away are fitted in without moving anybody who
/// knows their table. On the box and on central. May import domain, mixing, devices, organising,
/// platform and projection.
@NullMarked
package dev.foyer.seating;

import org.jspecify.annotations.NullMarked;
