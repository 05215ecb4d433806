package dev.foyer.printer;

/// What is known of the link since a label was released.
enum Line {
  HELD,
  BROKE
}
