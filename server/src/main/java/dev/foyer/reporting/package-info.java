/// What the measures look like: a frozen report as JSON and as PDF, the picture of an evening as
/// SVG and as a table. The same values give the same bytes. May import measures, badge (its type)
/// and platform (JSON, CSV).
@NullMarked
package dev.foyer.reporting;

import org.jspecify.annotations.NullMarked;
