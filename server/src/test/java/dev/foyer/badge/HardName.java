package dev.foyer.badge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `hard-names.tsv`.
///
/// @param why what is hard about it
record HardName(String name, Expected expected, String why) {
  private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{([0-9A-F]+)}");
  private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+)\\*([0-9]+)}");

  /// What is to become of it on a badge.
  enum Expected {
    SHOWN,
    LEFT_OUT,
    REPORTED,
    BLANK
  }

  static List<HardName> all() {
    try (InputStream in = HardName.class.getResourceAsStream("/hard-names.tsv")) {
      byte[] table = Objects.requireNonNull(in).readAllBytes();
      return new String(table, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(HardName::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HardName parse(String line) {
    String[] columns = line.split("\t", -1);
    String characters = CODE_POINT.matcher(columns[0]).replaceAll(HardName::codePoint);
    String name = REPEATED.matcher(characters).replaceAll(HardName::repeated);
    return new HardName(
        name, Expected.valueOf(columns[1].toUpperCase(Locale.ROOT).replace('-', '_')), columns[2]);
  }

  private static String codePoint(MatchResult escape) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16)));
  }

  private static String repeated(MatchResult times) {
    return Matcher.quoteReplacement(
        times.group(1).repeat(Integer.parseInt(times.group(2))).strip());
  }

  /// As the box has it: what stands before the first space.
  String firstName() {
    int space = name.strip().indexOf(' ');
    return space < 0 ? name.strip() : name.strip().substring(0, space);
  }

  @Override
  public String toString() {
    return why;
  }
}
