package dev.foyer.domain;

import java.util.Locale;

/// The mark of a cast on badges and screens: a shape, because badges are black on white.
public enum CastShape {
  STAR("\u2B50"),
  HEART("\u2665"),
  MOON("\uD83C\uDF19"),
  CROSS("\u2795"),
  SUN("\u2600"),
  ANCHOR("\u2693"),
  CLOUD("\u2601"),
  KEY("\uD83D\uDD11"),
  LIGHTNING("\u26A1"),
  CLOVER("\u2663"),
  TRIANGLE("\uD83D\uDD3A"),
  SPADE("\u2660");

  private final String sign;

  CastShape(String sign) {
    this.sign = sign;
  }

  /// The mark of a cast; with more casts than shapes the same one comes again.
  ///
  /// @param cast from 1
  public static CastShape of(int cast) {
    return values()[Math.floorMod(cast - 1, values().length)];
  }

  /// The shape as one character of the badge's fonts.
  public String sign() {
    return sign;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
