package dev.foyer.domain;

import java.util.Locale;

/// The mark of a cast on badges and screens: a shape, because badges are black on white. The
/// plainest come first.
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
  SPADE("\u2660"),
  UMBRELLA("\u2614"),
  SNOWFLAKE("\u2744"),
  BELL("\uD83D\uDD14"),
  TREE("\uD83C\uDF32"),
  FISH("\uD83D\uDC1F"),
  HOUSE("\uD83C\uDFE0"),
  LEAF("\uD83C\uDF41"),
  TULIP("\uD83C\uDF37"),
  APPLE("\uD83C\uDF4E"),
  BOAT("\u26F5"),
  MUSHROOM("\uD83C\uDF44"),
  BIRD("\uD83D\uDC26"),
  CROWN("\uD83D\uDC51"),
  DROP("\uD83D\uDCA7"),
  FLAME("\uD83D\uDD25"),
  ROCKET("\uD83D\uDE80"),
  BICYCLE("\uD83D\uDEB2"),
  CUP("\u2615"),
  BREAD("\uD83C\uDF5E"),
  PEAR("\uD83C\uDF50"),
  CHERRY("\uD83C\uDF52"),
  ELEPHANT("\uD83D\uDC18"),
  SNAIL("\uD83D\uDC0C"),
  BALLOON("\uD83C\uDF88");

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
