/// Several boxes at the doors of one event: each invitation has one door that decides, and the
/// others ask it. May import box.arrivals and replication.
@NullMarked
package dev.foyer.box.claims;

import org.jspecify.annotations.NullMarked;
