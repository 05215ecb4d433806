/// Tests of the demo.
@NullMarked
package dev.foyer.demo;

import org.jspecify.annotations.NullMarked;
