package dev.foyer.badge;

/// A name that templates and printers may fail on.
///
/// @param group what it is an example of, for a page that shows many
/// @param expected what is to become of it on a badge
/// @param why what is hard about it
public record HardName(String group, String name, Expected expected, String why) {
  /// The most code points of a name that people are shown in a list.
  private static final int MOST_LISTED = 60;

  /// What is to become of a name on a badge.
  public enum Expected {
    SHOWN,
    /// Printed without what no font has, and staff read what that is.
    LEFT_OUT,
    /// Not printed: staff read why, and write it by hand.
    REPORTED,
    /// There is nothing to be seen.
    BLANK
  }

  /// The name as a list shows it: its beginning if it is long, and by their numbers the characters
  /// that a reader does not see or that would turn the list around.
  public String listed() {
    StringBuilder listed = new StringBuilder();
    name.codePoints().limit(MOST_LISTED).forEach(c -> listed.append(listed(c)));
    boolean cut = name.codePointCount(0, name.length()) > MOST_LISTED;
    return cut ? listed.append(Clusters.ELLIPSIS).toString() : listed.toString();
  }

  private static String listed(int codePoint) {
    boolean joins = codePoint == 0x200d || codePoint == 0xfe0f || Clusters.isTag(codePoint);
    boolean seen = joins || !Clusters.isIgnorable(codePoint);
    return seen ? Clusters.legible(Character.toString(codePoint)) : Clusters.number(codePoint);
  }

  @Override
  public String toString() {
    return why;
  }
}
