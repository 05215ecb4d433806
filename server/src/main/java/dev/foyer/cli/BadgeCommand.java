package dev.foyer.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.BuiltInTemplates;
import dev.foyer.badge.Logo;
import dev.foyer.printer.languages.Zpl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `foyer badge`: renders exactly what would be printed.
@Command(
    name = "badge",
    description = "Renders a badge exactly as it would be printed, or many onto sheets of labels.",
    mixinStandardHelpOptions = true,
    subcommands = SheetCommand.class)
final class BadgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--template",
      paramLabel = "NAME|FILE",
      defaultValue = "4x3in",
      description =
          "A built-in template, or an SVG of your own in millimetres (default: ${DEFAULT-VALUE}).")
  private String template = "";

  @Option(names = "--templates", description = "Lists the built-in templates.")
  private boolean list;

  @Option(
      names = "--logo",
      paramLabel = "FILE",
      description = "A PNG, JPEG or SVG for the template's field \"logo\".")
  private @Nullable Path logo;

  @Option(
      names = "--guest",
      paramLabel = "JSON",
      description =
          "What stands on it, as a file or as text: {\"first-name\": …, \"name\": …,"
              + " \"organisation\": …, \"qr\": …}.")
  private @Nullable String guest;

  @Option(
      names = "--language",
      defaultValue = "zpl",
      description = "The printer's language (default: ${DEFAULT-VALUE}, the only one).")
  private String language = "";

  @Option(
      names = "--dpi",
      defaultValue = "203",
      description = "Dots an inch (default: ${DEFAULT-VALUE}).")
  private int dpi;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the printer's bytes go.")
  private @Nullable Path out;

  @Option(names = "--png", paramLabel = "FILE", description = "Where the picture goes.")
  private @Nullable Path png;

  @Override
  public Integer call() throws IOException {
    if (list) {
      return list();
    }
    if (guest == null) {
      throw wrong("Say what stands on the badge: --guest, or --templates for a list of templates.");
    }
    if (!language.equals("zpl")) {
      throw wrong("No printer language is called \"" + language + "\": there is zpl.");
    }
    if (dpi < 100 || dpi > 1200) {
      throw wrong("No printer has " + dpi + " dots an inch: 203 and 300 are usual.");
    }
    BadgeTemplate layout = layout();
    Rendering badge = new BadgeRenderer(layout, dpi).render(fields(layout, guest));
    badge.warnings().forEach(warning -> warn(warning.words()));
    byte[] bytes = new Zpl().print(badge.whole());
    if (out != null) {
      Usage.write(spec, out, bytes);
    }
    if (png != null) {
      Usage.write(spec, png, picture(badge));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d by %d dots, %d bytes%n", badge.art().width(), badge.art().height(), bytes.length);
    spec.commandLine().getOut().flush();
    return badge.warnings().isEmpty() ? 0 : 1;
  }

  private int list() {
    for (String name : BuiltInTemplates.all()) {
      BadgeTemplate layout = BadgeTemplate.named(name);
      spec.commandLine()
          .getOut()
          .printf("%-20s %.1f × %.1f mm%n", name, layout.width(), layout.height());
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static byte[] picture(Rendering badge) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    if (!ImageIO.write(badge.whole().image(), "png", picture)) {
      throw new IOException("this JDK writes no PNG");
    }
    return picture.toByteArray();
  }

  private BadgeTemplate layout() {
    try {
      BadgeTemplate layout = BadgeTemplate.named(template);
      return logo == null ? layout : layout.with(Logo.read(logo));
    } catch (BadgeException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private BadgeFields fields(BadgeTemplate layout, String guest) {
    Map<String, String> texts = texts(guest);
    Set<String> known = layout.fields().stream().map(Field::name).collect(Collectors.toSet());
    texts.forEach(
        (name, text) -> {
          if (text == null) {
            throw wrong("The guest's \"" + name + "\" is null: leave it out, or write a text.");
          }
          if (!known.contains(name)) {
            warn("The template has no field \"" + name + "\".");
          }
        });
    return new BadgeFields(texts);
  }

  private Map<String, String> texts(String guest) {
    try {
      Map<String, String> texts =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readValue(json(guest), new TypeReference<Map<String, String>>() {});
      if (texts == null) {
        throw wrong("The guest is no JSON object of texts.");
      }
      return texts;
    } catch (JacksonException e) {
      throw wrong("The guest is no JSON object of texts: " + e.getOriginalMessage());
    }
  }

  private String json(String guest) {
    if (guest.strip().startsWith("{")) {
      return guest;
    }
    try {
      return Files.readString(Path.of(guest), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw wrong("The guest " + guest + " is neither a JSON object nor a file that can be read.");
    }
  }

  private void warn(String words) {
    spec.commandLine().getErr().println(words);
    spec.commandLine().getErr().flush();
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }
}
