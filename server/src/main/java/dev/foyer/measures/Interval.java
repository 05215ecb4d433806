package dev.foyer.measures;

/// What a figure may as well be, both ends included.
public record Interval(double low, double high) {
  public boolean has(double value) {
    return low <= value && value <= high;
  }
}
