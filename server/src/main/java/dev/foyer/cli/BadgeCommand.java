package dev.foyer.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.printer.languages.Zpl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
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
    description = "Renders a badge exactly as it would be printed.",
    mixinStandardHelpOptions = true)
final class BadgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "An SVG template in millimetres (default: the built-in one of 4×3 inches).")
  private @Nullable Path template;

  @Option(
      names = "--guest",
      paramLabel = "JSON",
      required = true,
      description =
          "What stands on it, as a file or as text: {\"first-name\": …, \"name\": …,"
              + " \"organisation\": …, \"qr\": …}.")
  private String guest = "";

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
    if (!language.equals("zpl")) {
      throw wrong("No printer language is called \"" + language + "\": there is zpl.");
    }
    if (dpi < 100 || dpi > 1200) {
      throw wrong("No printer has " + dpi + " dots an inch: 203 and 300 are usual.");
    }
    Rendering badge = new BadgeRenderer(parsed(), dpi).render(fields());
    badge.warnings().forEach(spec.commandLine().getErr()::println);
    byte[] bytes = new Zpl().print(badge.whole());
    if (out != null) {
      Files.write(out, bytes);
    }
    if (png != null && !ImageIO.write(badge.whole().image(), "png", png.toFile())) {
      throw new IOException("this JDK writes no PNG");
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d by %d dots, %d bytes%n", badge.art().width(), badge.art().height(), bytes.length);
    spec.commandLine().getOut().flush();
    return badge.warnings().isEmpty() ? 0 : 1;
  }

  private BadgeTemplate parsed() throws IOException {
    if (template == null) {
      return BadgeTemplate.fourByThreeInches();
    }
    if (!Files.isReadable(template)) {
      throw wrong("The template " + template + " cannot be read.");
    }
    try {
      return BadgeTemplate.parse(Files.readAllBytes(template));
    } catch (BadgeException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private BadgeFields fields() throws IOException {
    String json = guest;
    if (!json.strip().startsWith("{")) {
      Path file = Path.of(guest);
      if (!Files.isReadable(file)) {
        throw wrong("The guest " + file + " is neither a JSON object nor a file that can be read.");
      }
      json = Files.readString(file, StandardCharsets.UTF_8);
    }
    try {
      return new BadgeFields(
          JsonMapper.builder()
              .build()
              .readValue(json, new TypeReference<Map<String, String>>() {}));
    } catch (JacksonException e) {
      throw wrong("The guest is no JSON object of texts: " + e.getOriginalMessage());
    }
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }
}
