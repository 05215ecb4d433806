/// Boxes and central in one process with virtual clocks, networks and memory cards, driven by a
/// seed: what has to hold whatever happens is checked after each step.
@NullMarked
package dev.foyer.simulation;

import org.jspecify.annotations.NullMarked;
