package dev.foyer.badge;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The templates that a box knows by name: its organisers' own ones, by the names of their files,
/// and the built-in ones; where a template has a place for a logo, with the community's. Immutable.
public final class Templates {
  /// Built-in ones only, without a logo.
  public static final Templates BUILT_IN =
      of(List.of(BuiltInTemplates.rolls().getFirst()), Optional.empty());

  private final String usual;
  private final Map<String, BadgeTemplate> own;
  private final Map<String, String> names;
  private final Optional<Logo> logo;

  private Templates(
      String usual,
      Map<String, BadgeTemplate> own,
      Map<String, String> names,
      Optional<Logo> logo) {
    this.usual = usual;
    this.own = own;
    this.names = names;
    this.logo = logo;
  }

  /// Reads templates as people name them on a command line.
  ///
  /// @param wanted built-in names or files, at least one; the first is the box's usual template
  /// @throws BadgeException if there is no such template, or for what [BadgeTemplate#parse] refuses
  public static Templates of(List<String> wanted, Optional<Logo> logo) {
    Map<String, BadgeTemplate> own = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (String words : wanted) {
      if (BuiltInTemplates.find(words).isPresent()) {
        names.put(words, words);
      } else if (!names.containsKey(words)) {
        BadgeTemplate template = BadgeTemplate.named(words);
        String name = free(own, String.valueOf(Path.of(words).getFileName()));
        own.put(name, template);
        names.put(words, name);
      }
    }
    String usual = Objects.requireNonNull(names.get(wanted.getFirst()));
    return new Templates(usual, own, names, logo);
  }

  /// A file's name, numbered if another file has it.
  private static String free(Map<String, BadgeTemplate> taken, String name) {
    String free = name;
    for (int i = 2; taken.containsKey(free); i++) {
      free = name + " (" + i + ")";
    }
    return free;
  }

  /// The one of these words, as [#of] was given them, with the logo.
  ///
  /// @throws BadgeException if there is a logo and no place for it
  public BadgeTemplate wanted(String words) {
    String name = names.getOrDefault(words, words);
    BadgeTemplate template =
        Optional.ofNullable(own.get(name)).orElseGet(() -> BuiltInTemplates.get(name));
    return logo.map(template::with).orElse(template);
  }

  /// The name of the one that the box's badges are drawn by unless a printer has another.
  public String usual() {
    return usual;
  }

  /// The names of the organisers' own ones.
  public List<String> own() {
    return List.copyOf(own.keySet());
  }

  /// The names of all, the organisers' own ones first.
  public List<String> all() {
    return Stream.concat(own.keySet().stream(), BuiltInTemplates.all().stream()).toList();
  }

  /// The template of this name; empty if there is none.
  public Optional<BadgeTemplate> find(String name) {
    return Optional.ofNullable(own.get(name))
        .or(() -> BuiltInTemplates.find(name))
        .map(this::withLogo);
  }

  /// The template with the community's logo, if both have one.
  public BadgeTemplate withLogo(BadgeTemplate template) {
    boolean hasPlace = template.logoField().isPresent();
    return logo.filter(picture -> hasPlace).map(template::with).orElse(template);
  }
}
