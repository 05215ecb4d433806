/// What carries the features and knows no business words: clock, JSON, HTTP problems, streams of
/// events, lifecycle. May import domain's plain values and libraries, never a feature.
@NullMarked
package dev.foyer.platform;

import org.jspecify.annotations.NullMarked;
