@NullMarked
package dev.foyer.replication;

import org.jspecify.annotations.NullMarked;
