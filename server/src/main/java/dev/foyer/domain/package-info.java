/// What Foyer is about, as values and pure functions: ids, facts, invitations, scans, decisions and
/// the rules that lead from one to the other. No clock, no I/O, no randomness: they are passed in.
/// May import the JDK only.
@NullMarked
package dev.foyer.domain;

import org.jspecify.annotations.NullMarked;
