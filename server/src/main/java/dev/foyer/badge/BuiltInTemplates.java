package dev.foyer.badge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The templates that come with Foyer, `/badges/NAME.svg`, each read once, when it is first wanted.
public final class BuiltInTemplates {
  /// For labels on a roll: two for each size, one with everything and one whose first name is as
  /// large as it can be.
  private static final List<String> ROLLS =
      List.of(
          "4x3in",
          "4x3in-large-name",
          "62x100mm",
          "62x100mm-large-name",
          "4x6in",
          "4x6in-large-name",
          "57x80mm",
          "57x80mm-large-name");

  /// For labels on sheets of paper.
  private static final List<String> SHEETS = List.of("80x50mm", "99x67mm", "99x38mm", "63x38mm");

  private static final Map<String, BadgeTemplate> READ = new ConcurrentHashMap<>();

  private BuiltInTemplates() {}

  /// The names of those for labels on a roll.
  public static List<String> rolls() {
    return ROLLS;
  }

  /// The names of those for labels on sheets of paper.
  public static List<String> sheets() {
    return SHEETS;
  }

  /// The names of all.
  public static List<String> all() {
    return Stream.concat(ROLLS.stream(), SHEETS.stream()).toList();
  }

  /// The template of this name; empty if there is none.
  public static Optional<BadgeTemplate> find(String name) {
    return ROLLS.contains(name) || SHEETS.contains(name)
        ? Optional.of(READ.computeIfAbsent(name, BuiltInTemplates::read))
        : Optional.empty();
  }

  /// The template of this name, which is a built-in one.
  static BadgeTemplate get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no template " + name));
  }

  private static BadgeTemplate read(String name) {
    return BadgeTemplate.parse(source(name));
  }

  /// The SVG of a built-in template, to be changed by a designer.
  public static byte[] source(String name) {
    try (InputStream in = BadgeTemplate.class.getResourceAsStream("/badges/" + name + ".svg")) {
      if (in == null) {
        throw new IllegalStateException("the built-in template " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in template cannot be read", e);
    }
  }
}
