/// The `foyer` command: one class a subcommand, which reads its options and hands over to the
/// feature. May import everything.
@NullMarked
package dev.foyer.cli;

import org.jspecify.annotations.NullMarked;
