package dev.foyer.box.arrivals;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.ScanId;

/// Somebody at a station asks to come in.
///
/// @param scan minted once at the station; a retry carries the same one
/// @param people how many are here now; 0 if nobody has said
public record Ask(ScanId scan, DeviceId station, int people) {}
