/// A community to try Foyer with: central, a box, a simulated serial printer and an event of 200
/// invited guests on this machine. May import everything; nothing imports it but the command.
@NullMarked
package dev.foyer.demo;

import org.jspecify.annotations.NullMarked;
