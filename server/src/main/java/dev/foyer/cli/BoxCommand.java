package dev.foyer.cli;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.Logo;
import dev.foyer.badge.Templates;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Central;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.BoxConfig.Printer;
import dev.foyer.domain.Role;
import dev.foyer.printer.links.Links;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `foyer box`: runs the box of a venue until it is stopped.
@Command(
    name = "box",
    description = "Runs the box at a venue's doors until it is stopped.",
    mixinStandardHelpOptions = true)
final class BoxCommand implements Callable<Integer> {
  private static final int STOPPED = 75;
  private static final int MOST_DAYS = 3_650;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder with everything that this box keeps.")
  private Path data = Path.of(".");

  @Option(
      names = "--port",
      defaultValue = "7300",
      description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--lan",
      description =
          "Serve the local network, over HTTPS with a certificate made here,"
              + " rather than this machine alone.")
  private boolean lan;

  @Option(
      names = "--name",
      defaultValue = "Foyer box",
      description = "What screens and central call this box (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = "--printer",
      paramLabel = "[NAME=]URI",
      description =
          "A badge printer, such as front=serial:/dev/ttyUSB0?baud=9600&template=62x100mm;"
              + " \"foyer printers detect\" says its address; repeatable.")
  private List<String> printers = new ArrayList<>();

  @Option(
      names = "--badge-template",
      paramLabel = "NAME|FILE",
      defaultValue = "4x3in",
      description =
          "The badges' template: a built-in one (badge --templates lists them), or an SVG of your"
              + " own in millimetres (default: ${DEFAULT-VALUE}).")
  private String badgeTemplate = "";

  @Option(
      names = "--badge-logo",
      paramLabel = "FILE",
      description = "A PNG, JPEG or SVG for the template's field \"logo\".")
  private @Nullable Path badgeLogo;

  @Option(
      names = "--central",
      paramLabel = "URL",
      description =
          "The central server that this box belongs to; none for a lone box. Kept from the first"
              + " start on; given again, it replaces the one that was kept.")
  private @Nullable String central;

  @Option(
      names = "--enrol",
      paramLabel = "CODE",
      description = "The code from central's organiser page, for the first start with it.")
  private @Nullable String enrolment;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256",
      description =
          "The fingerprint of central's certificate, as central --lan prints it; kept with the"
              + " address.")
  private @Nullable String fingerprint;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      defaultValue = "7",
      description =
          "How many days after an event this box knows guests by name who have not agreed to be"
              + " kept (default: ${DEFAULT-VALUE}).")
  private int keepDays;

  @Override
  public Integer call() throws InterruptedException {
    Box box = Box.start(config());
    Serving serving = new Serving(box);
    greet(box);
    serving.untilTheDiskFails(box.replica().ledger().journal());
    spec.commandLine().getErr().println("The disk failed. Start the box again: it carries on.");
    LastWords.say(data);
    return STOPPED;
  }

  BoxConfig config() {
    try {
      List<Printer> named = printers(printers);
      Templates templates = templates(named);
      return new BoxConfig(
              data,
              name,
              Usage.port(spec, "--port", port),
              lan ? Listening.LAN : Listening.LOOPBACK,
              named.stream().map(printer -> with(templates, printer)).toList(),
              central())
          .with(templates)
          .keeping(
              Duration.ofDays(
                  Usage.range(spec, "--keep-days", keepDays, new Usage.Range(0, MOST_DAYS))));
    } catch (BadgeException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /// The usual template and those of the printers; all are read and checked, also if no printer is
  /// there to need one.
  private Templates templates(List<Printer> printers) {
    Set<String> wanted = new LinkedHashSet<>(List.of(badgeTemplate));
    printers.forEach(printer -> wanted.add(template(printer)));
    Templates templates =
        Templates.of(List.copyOf(wanted), Optional.ofNullable(badgeLogo).map(Logo::read));
    wanted.forEach(templates::wanted);
    return templates;
  }

  private Printer with(Templates templates, Printer printer) {
    return new Printer(printer.name(), printer.uri(), templates.wanted(template(printer)));
  }

  /// The printer's own template (`template=62x100mm` in its address), or the usual one.
  private String template(Printer printer) {
    return Links.settings(printer.uri()).getOrDefault("template", badgeTemplate);
  }

  private Optional<Central> central() {
    if (central == null) {
      Usage.without(spec, "--enrol", enrolment, "--central URL");
      Usage.without(spec, "--fingerprint", fingerprint, "--central URL");
      return Optional.empty();
    }
    return Optional.of(
        new Central(Usage.central(spec, central, fingerprint), Optional.ofNullable(enrolment)));
  }

  static List<Printer> printers(List<String> words) {
    List<Printer> printers = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      int colon = word.indexOf(':');
      boolean named = equals > 0 && equals < colon;
      String other = printers.isEmpty() ? "printer" : "printer-" + (printers.size() + 1);
      printers.add(
          new Printer(
              named ? word.substring(0, equals) : other,
              URI.create(named ? word.substring(equals + 1) : word)));
    }
    return printers;
  }

  private void greet(Box box) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(name + " serves " + box.origin());
    for (Role role : Role.values()) {
      out.printf("  %-10s %s%n", role.name().toLowerCase(Locale.ROOT), box.pairingLink(role));
    }
    if (lan) {
      out.println("Certificate (SHA-256) " + box.certificate().fingerprint());
    }
    out.println("Each link pairs one browser. Ctrl-C stops the box.");
    out.flush();
  }
}
