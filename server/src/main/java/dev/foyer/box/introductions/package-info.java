/// Who should meet whom, for a host to bring together by hand; and the shelf of what members lend
/// or give. May import domain, projection, devices, platform and ties.
@NullMarked
package dev.foyer.box.introductions;

import org.jspecify.annotations.NullMarked;
