package dev.foyer.badge;

import dev.foyer.badge.HardName.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of hard names, `/badges/hard-names.tsv`: every script that is bundled and some that
/// are not, short, endless and empty names, emoji, printer commands. An organiser looks at a
/// template with them, and tests go by what the table expects.
public final class HardNames {
  private static final String RESOURCE = "/badges/hard-names.tsv";
  private static final String GROUP = "= ";
  private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{([0-9A-F]+)}");
  private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+)\\*([0-9]+)}");
  private static final List<HardName> ALL = parse(table());

  private HardNames() {}

  /// All, group by group, in the order in which a page shows them.
  public static List<HardName> all() {
    return ALL;
  }

  private static List<HardName> parse(String table) {
    List<HardName> names = new ArrayList<>();
    String group = "";
    for (String line : table.lines().filter(line -> !line.startsWith("#")).toList()) {
      if (line.startsWith(GROUP)) {
        group = line.substring(GROUP.length());
      } else {
        names.add(name(group, line.split("\t", -1)));
      }
    }
    return List.copyOf(names);
  }

  private static HardName name(String group, String[] columns) {
    String characters = CODE_POINT.matcher(columns[0]).replaceAll(HardNames::codePoint);
    String name = REPEATED.matcher(characters).replaceAll(HardNames::repeated);
    String expected = columns[1].toUpperCase(Locale.ROOT).replace('-', '_');
    return new HardName(group, name, Expected.valueOf(expected), columns[2]);
  }

  private static String codePoint(MatchResult escape) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16)));
  }

  private static String repeated(MatchResult times) {
    return Matcher.quoteReplacement(
        times.group(1).repeat(Integer.parseInt(times.group(2))).strip());
  }

  private static String table() {
    try (InputStream in = HardNames.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
