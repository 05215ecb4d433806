package dev.foyer.handoff;

/// Where people talk, each with a consent of its own.
public enum Channel {
  DISCOURSE("the forum"),
  MATRIX("the Matrix room"),
  MAILING_LIST("the mailing list"),
  /// A group without an interface: somebody pastes the text.
  GROUP("the group");

  private final String place;

  Channel(String place) {
    this.place = place;
  }

  /// As it stands in a sentence.
  String place() {
    return place;
  }
}
