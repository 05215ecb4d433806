package dev.foyer.printer.sim;

/// An object's name in ZPL, `d:o.x`: a drive, up to 8 letters and digits, an extension. What is
/// missing has its default: the name `UNKNOWN`, the drive any (the printer searches them).
record ZplName(String drive, String name, String extension) {
  private static final int LONGEST = 8;

  static ZplName of(String parameter, String defaultExtension) {
    String text = parameter.trim();
    int colon = text.indexOf(':');
    String drive = colon < 0 ? "" : text.substring(0, colon);
    String path = text.substring(colon + 1);
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String extension = dot < 0 ? "" : path.substring(dot + 1);
    return new ZplName(
        drive,
        name.isEmpty() ? "UNKNOWN" : name.substring(0, Math.min(LONGEST, name.length())),
        extension.isEmpty() ? defaultExtension : extension);
  }

  /// Whether this may be in the only memory that this printer has, its RAM.
  boolean isHere() {
    return drive.isEmpty() || drive.equals("R");
  }

  /// Whether an object is meant, by `*` and `?` as well.
  boolean means(String object, String itsExtension) {
    return isHere() && matches(name, object) && matches(extension, itsExtension);
  }

  private static boolean matches(String pattern, String text) {
    if (pattern.isEmpty() || text.isEmpty()) {
      return text.isEmpty() && pattern.replace("*", "").isEmpty();
    }
    return switch (pattern.charAt(0)) {
      case '*' -> matches(pattern.substring(1), text) || matches(pattern, text.substring(1));
      case '?' -> matches(pattern.substring(1), text.substring(1));
      default ->
          pattern.charAt(0) == text.charAt(0) && matches(pattern.substring(1), text.substring(1));
    };
  }
}
