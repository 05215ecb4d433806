/// Badges from the journal's queue to a printer and an honest outcome: what stands on a badge, one
/// worker a printer, and what a host may do about it. May import domain, projection, devices,
/// platform, badge, sheets, arrivals' words for a badge and the printer driver.
@NullMarked
package dev.foyer.box.badges;

import org.jspecify.annotations.NullMarked;
