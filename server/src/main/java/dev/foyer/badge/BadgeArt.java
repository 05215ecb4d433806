package dev.foyer.badge;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.view.ViewBox;
import dev.foyer.printer.Label;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A template's art in dots, drawn once for a resolution. Immutable.
final class BadgeArt {
  /// Drawn finer than it is printed, as far as that is of use.
  private static final int FINE_ENOUGH_DPI = 400;

  private static final String LOGO = "logo";

  private final BadgeTemplate template;
  private final int width;
  private final int height;
  private final int dpi;
  private final int finer;
  private final Label always;
  private final Map<String, Label> with = new HashMap<>();

  /// @param size a label of the size that is wanted
  BadgeArt(BadgeTemplate template, Label size) {
    this.template = template;
    this.width = size.width();
    this.height = size.height();
    this.dpi = size.dpi();
    this.finer = dpi < FINE_ENOUGH_DPI ? 2 : 1;
    boolean showsLogo = template.logo().isPresent();
    TemplateArt art = template.art();
    SVGDocument first = showsLogo ? art.with().getOrDefault(LOGO, art.always()) : art.always();
    this.always = drawn(first);
    art.with()
        .forEach(
            (field, document) -> {
              if (!field.equals(LOGO)) {
                with.put(field, without(drawn(document), always));
              }
            });
  }

  /// What every badge shows.
  Label always() {
    return always;
  }

  /// A guest's words, and the art that comes with them.
  Label with(List<BadgeTemplate.Field> present, Label words) {
    Label whole = words;
    for (BadgeTemplate.Field field : present) {
      Label more = with.get(field.name());
      whole = more == null ? whole : whole.over(more);
    }
    return whole;
  }

  private Label drawn(SVGDocument document) {
    BufferedImage image =
        new BufferedImage(width * finer, height * finer, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    document.render(null, graphics, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
    drawLogo(graphics, image.getWidth() / template.width());
    graphics.dispose();
    return Halftone.of(image, finer, dpi);
  }

  private void drawLogo(Graphics2D graphics, double scale) {
    template
        .logo()
        .ifPresent(
            logo -> {
              graphics.scale(scale, scale);
              BadgeTemplate.Field field = template.logoField().orElseThrow();
              logo.draw(graphics, field.box(), field.align());
            });
  }

  private static Label without(Label label, Label other) {
    byte[] rows = label.rows();
    byte[] others = other.rows();
    for (int i = 0; i < rows.length; i++) {
      rows[i] &= (byte) ~others[i];
    }
    return Label.of(label.width(), label.height(), label.dpi(), rows);
  }
}
