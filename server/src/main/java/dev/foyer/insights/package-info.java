/// From facts to figures: the season as it was, the organiser's measures, frozen reports, the
/// picture of an evening, the morning after, and registered tests. May import domain, measures,
/// reporting, seating, ties, devices, projection and platform; box and central both serve it.
@NullMarked
package dev.foyer.insights;

import org.jspecify.annotations.NullMarked;
