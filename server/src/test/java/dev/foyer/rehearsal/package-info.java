/// Tests of rehearsals against a running box.
@NullMarked
package dev.foyer.rehearsal;

import org.jspecify.annotations.NullMarked;
