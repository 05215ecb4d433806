package dev.foyer.domain;

/// The check that all hexadecimal identities share.
final class HexId {
  private HexId() {}

  static void check(String hex, int bytes) {
    if (hex.length() != 2 * bytes) {
      throw new IllegalArgumentException(
          "an id of " + bytes + " bytes has " + 2 * bytes + " digits");
    }
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        throw new IllegalArgumentException("an id is written in lower-case hexadecimal digits");
      }
    }
  }
}
