/// What a guest is asked while the badge prints: whether a promise was kept, and whether a mentor
/// and a mentee have met. May import domain, projection, devices and platform.
@NullMarked
package dev.foyer.box.promises;

import org.jspecify.annotations.NullMarked;
