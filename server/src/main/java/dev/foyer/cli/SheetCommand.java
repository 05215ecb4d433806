package dev.foyer.cli;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.Logo;
import dev.foyer.badge.Templates;
import dev.foyer.box.badges.SheetGuests.Order;
import dev.foyer.box.badges.SheetGuests.Who;
import dev.foyer.organising.GuestFile;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.sheets.BadgeSheets;
import dev.foyer.sheets.BadgeSheets.Pdf;
import dev.foyer.sheets.SheetFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer badge sheet`: badges on sheets of labels, as PDF.
@Command(
    name = "sheet",
    description =
        "Draws badges onto sheets of labels, as PDF: of a guest list, or of a box that is stopped."
            + " Print them at 100 %%. Exits with 1 if a badge is left out or lacks something.",
    mixinStandardHelpOptions = true)
final class SheetCommand implements Callable<Integer> {
  private static final int MOST_BADGES = 5_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--guests",
      paramLabel = "FILE.csv",
      description =
          "A guest list as the organiser's page takes it. Its badges have no codes: nobody on it is"
              + " invited yet.")
  private @Nullable Path guests;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Or the data folder of a box that is stopped; nothing in it is changed.")
  private @Nullable Path data;

  @Option(
      names = "--event",
      paramLabel = "NAME",
      description =
          "The event's name: with --guests, as it is to stand on the badges; with --data, which"
              + " one, by its name or id (not needed if its doors are open, or if it is the only"
              + " one).")
  private @Nullable String event;

  @Option(
      names = "--who",
      paramLabel = "WHO",
      description = "With --data: all (if nothing is said), awaited, here, or without-badge.")
  private @Nullable String who;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "With --data: by name (if nothing is said), or by arrival.")
  private @Nullable String order;

  @Option(names = "--format", paramLabel = "NAME", description = "The sheets, such as avery-l4785.")
  private @Nullable String format;

  @Option(names = "--formats", description = "Lists the formats of sheets.")
  private boolean list;

  @Option(
      names = "--template",
      paramLabel = "NAME|FILE",
      description =
          "A built-in template, or an SVG of your own in millimetres; the one that is made for the"
              + " format if nothing is said.")
  private @Nullable String template;

  @Option(
      names = "--logo",
      paramLabel = "FILE",
      description = "A PNG, JPEG or SVG for the template's field \"logo\".")
  private @Nullable Path logo;

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "1",
      description = "The first label that is not used yet (default: ${DEFAULT-VALUE}).")
  private int from;

  @Option(names = "--out", paramLabel = "FILE.pdf", description = "Where the sheets go.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (list) {
      return list();
    }
    SheetFormat sheets = sheets();
    BadgeSheets drawer = drawer(sheets);
    Path file = required(out, "Say where the sheets go: --out badges.pdf.");
    SheetBadges wanted = badges();
    if (wanted.badges().isEmpty()) {
      wanted.remarks().forEach(this::remark);
      throw Usage.wrong(spec, "There is nobody to draw a badge for.");
    }
    if (wanted.badges().size() > MOST_BADGES) {
      throw Usage.wrong(spec, "These are more than 5,000 badges: make several lists of them.");
    }
    String title = wanted.event().isEmpty() ? "Badges" : "Badges: " + wanted.event();
    Pdf pdf = drawer.pdf(title, wanted.badges(), from);
    write(file, pdf);
    List<String> remarks =
        Stream.concat(wanted.remarks().stream(), pdf.remarks().stream()).toList();
    remarks.forEach(this::remark);
    return remarks.isEmpty() ? 0 : 1;
  }

  private int list() {
    PrintWriter to = spec.commandLine().getOut();
    for (SheetFormat one : SheetFormat.ALL) {
      to.printf("%-12s %2d labels  %s%n", one.name(), one.grid().labels(), one.title());
    }
    to.flush();
    return 0;
  }

  private SheetFormat sheets() {
    String name = required(format, "Say which sheets: --format, or --formats for a list of them.");
    SheetFormat sheets =
        SheetFormat.find(name)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        spec,
                        "No sheets are called \""
                            + name
                            + "\". There are "
                            + SheetFormat.ALL.stream()
                                .map(SheetFormat::name)
                                .collect(Collectors.joining(", "))
                            + "."));
    Usage.range(spec, "--from", from, new Usage.Range(1, sheets.grid().labels()));
    return sheets;
  }

  private BadgeSheets drawer(SheetFormat sheets) {
    try {
      String words = template == null ? sheets.template() : template;
      Templates templates = Templates.of(List.of(words), Optional.ofNullable(logo).map(Logo::read));
      return new BadgeSheets(sheets, templates.wanted(words));
    } catch (BadgeException e) {
      throw Usage.wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private SheetBadges badges() {
    if ((guests == null) == (data == null)) {
      throw Usage.wrong(spec, "Say whose badges: either --guests FILE.csv or --data DIR.");
    }
    return guests == null ? ofBox(required(data, "")) : ofList(guests);
  }

  private SheetBadges ofList(Path file) {
    Usage.without(spec, "--who", who, "--data DIR");
    Usage.without(spec, "--order", order, "--data DIR");
    try {
      return SheetBadges.of(GuestFile.read(file), event == null ? "" : event);
    } catch (IOException e) {
      throw Usage.wrong(spec, "The guest list " + file + " cannot be read.");
    } catch (Problem e) {
      throw Usage.wrong(spec, e.title());
    }
  }

  private SheetBadges ofBox(Path folder) {
    Who whom = said("--who", who == null ? "all" : who, Who::of);
    Order by = said("--order", order == null ? "name" : order, Order::of);
    try (Replica replica = StoppedFolder.open(spec, folder)) {
      return SheetBadges.of(replica, event, whom, by);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private <T> T said(String option, String word, Function<String, T> parse) {
    try {
      return parse.apply(word);
    } catch (IllegalArgumentException e) {
      throw Usage.wrong(spec, option + " does not know \"" + word + "\": see --help.");
    }
  }

  private void write(Path file, Pdf pdf) {
    Usage.write(spec, file, pdf.bytes());
    PrintWriter to = spec.commandLine().getOut();
    String badges = pdf.badges() == 1 ? "badge" : "badges";
    String sheets = pdf.sheets() == 1 ? "sheet" : "sheets";
    to.printf("%d %s on %d %s: %s%n", pdf.badges(), badges, pdf.sheets(), sheets, file);
    to.flush();
  }

  private <T> T required(@Nullable T value, String sentence) {
    if (value == null) {
      throw Usage.wrong(spec, sentence);
    }
    return value;
  }

  private void remark(String words) {
    spec.commandLine().getErr().println(words);
    spec.commandLine().getErr().flush();
  }
}
