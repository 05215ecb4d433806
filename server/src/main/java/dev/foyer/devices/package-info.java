/// Who may ask what: devices are paired once with a single-use code and known by their token
/// afterwards. [DeviceFilter] is the one place where a request is let in. Shared by box and
/// central; may import domain, journal, projection and platform.
@NullMarked
package dev.foyer.devices;

import org.jspecify.annotations.NullMarked;
