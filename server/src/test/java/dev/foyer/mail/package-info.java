@NullMarked
package dev.foyer.mail;

import org.jspecify.annotations.NullMarked;
