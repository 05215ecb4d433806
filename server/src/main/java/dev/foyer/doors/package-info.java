/// How the boxes of a community stand to each other, as people see it: who is heard, what waits,
/// who came in twice, what could not be used. Shared by the box and central. May import domain,
/// journal, projection, platform, keys, devices and replication.
@NullMarked
package dev.foyer.doors;

import org.jspecify.annotations.NullMarked;
