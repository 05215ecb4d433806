@NullMarked
package dev.foyer.domain;

import org.jspecify.annotations.NullMarked;
