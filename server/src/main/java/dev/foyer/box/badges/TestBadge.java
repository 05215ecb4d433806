package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A badge to try a printer with: as wide as its head, up to 100 mm, with a frame that shows what
/// is cut off.
public final class TestBadge {
  private static final double MILLIMETRES_AN_INCH = 25.4;
  private static final double WIDEST = 100;

  /// As narrow as a template may be.
  private static final double NARROWEST = 10;

  /// Millimetres; the low one is for rolls of short labels.
  private static final List<Double> HEIGHTS = List.of(50.0, 22.0, 16.5);

  private TestBadge() {}

  /// A test badge that fits.
  ///
  /// @throws PrinterException if nothing does
  public static Job of(PrinterAddress address) {
    double width = width(address);
    if (width < NARROWEST) {
      throw new PrinterException("A roll of %.0f mm is too narrow for badges.".formatted(width));
    }
    return HEIGHTS.stream()
        .map(height -> job(address, width, height))
        .filter(job -> fits(job, address))
        .findFirst()
        .orElseThrow(() -> new PrinterException("No test badge fits the roll of " + address + "."));
  }

  /// Prints one, and closes the link again. Call it on a platform thread.
  static Outcome print(PrinterAddress address) {
    Job badge = of(address);
    try (LabelPrinter printer = address.printer()) {
      return printer.print(badge);
    }
  }

  private static boolean fits(Job job, PrinterAddress address) {
    try {
      return address.language().print(job.whole()).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static double width(PrinterAddress address) {
    double dots = address.language().capabilities().widest();
    return Math.min(WIDEST, Math.floor(dots * MILLIMETRES_AN_INCH / address.dpi() * 10) / 10);
  }

  private static Job job(PrinterAddress address, double width, double height) {
    Rendering badge =
        new BadgeRenderer(template(width, height), address.dpi())
            .render(
                new BadgeFields(
                    Map.of(
                        "first-name", "Foyer",
                        "name", "Test badge, " + address.language().capabilities().keyword(),
                        "qr", "FOYER TEST BADGE")));
    return new Job(badge.art(), badge.fields());
  }

  private static BadgeTemplate template(double width, double height) {
    double inner = height - 4;
    double code = Math.min(inner, width / 2 - 2);
    String svg =
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$.1fmm" height="%2$.1fmm" viewBox="0 0 %1$.1f %2$.1f">
              <rect x="0.5" y="0.5" width="%3$.1f" height="%4$.1f" fill="none" stroke="#000" stroke-width="0.5"/>
              <rect id="field:first-name" x="2" y="2" width="%5$.1f" height="%6$.1f" data-lines="1" data-max="12" data-align="left" data-weight="bold"/>
              <rect id="field:name" x="2" y="%7$.1f" width="%5$.1f" height="%6$.1f" data-lines="2" data-max="6" data-align="left"/>
              <rect id="field:qr" x="%8$.1f" y="2" width="%9$.1f" height="%9$.1f"/>
            </svg>
            """,
            width,
            height,
            width - 1,
            height - 1,
            width - code - 5,
            inner / 2,
            2 + inner / 2,
            width - code - 2,
            code);
    return BadgeTemplate.parse(svg.getBytes(StandardCharsets.UTF_8));
  }
}
