package dev.foyer.domain;

/// Words about a person, sealed under that person's key wherever they are kept.
public record PrivateText(String value) {
  /// What is left when the person's key is gone.
  public static final PrivateText ERASED = new PrivateText("");

  public static final PrivateText NONE = ERASED;

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "(private)";
  }
}
