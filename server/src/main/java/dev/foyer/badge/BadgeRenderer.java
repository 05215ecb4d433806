package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.printer.Label;
import dev.foyer.qr.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws badges of one template at one resolution. The art is drawn once. Thread-safe.
public final class BadgeRenderer {
  private static final double MILLIMETRES_AN_INCH = 25.4;
  private static final int LEAST_DOTS_A_MODULE = 3;
  private static final String QR = "qr";

  private final BadgeTemplate template;
  private final int dpi;
  private final double scale;
  private final int width;
  private final int height;
  private final FieldText fieldText;
  private final BadgeArt art;

  /// Something of a field that could not be shown.
  ///
  /// @param missing the characters that no font has, or what is wrong with a QR code
  /// @param loss what that makes of the field
  public record Warning(String field, String missing, Loss loss) {
    /// For staff.
    public String words() {
      return "cannot display in " + field + ": " + missing;
    }
  }

  /// A badge in dots.
  ///
  /// @param art what is the same for every guest
  /// @param fields what is this guest's
  /// @param warnings what could not be shown; empty if all is well
  public record Rendering(Label art, Label fields, List<Warning> warnings) {
    /// Whether the badge does not say who the guest is: letters of the name are missing, or all of
    /// it. A name without an emoji is a name.
    public boolean lacksName() {
      return Legibility.lacksName(warnings);
    }

    /// Both, as they come out of the printer.
    public Label whole() {
      return art.over(fields);
    }
  }

  /// @param dpi dots an inch, as a rule 203 or 300
  public BadgeRenderer(BadgeTemplate template, int dpi) {
    this.template = template;
    this.dpi = dpi;
    this.scale = dpi / MILLIMETRES_AN_INCH;
    this.width = (int) Math.round(template.width() * scale);
    this.height = (int) Math.round(template.height() * scale);
    this.fieldText = new FieldText(scale);
    this.art = new BadgeArt(template, Label.blank(width, height, dpi));
  }

  /// Draws one badge. Never throws on a guest's words, whatever they are.
  public Rendering render(BadgeFields guest) {
    BadgeFields fields = Legibility.named(guest);
    List<String> names = template.fields().stream().map(Field::name).toList();
    List<Warning> warnings = new ArrayList<>(Legibility.untried(guest, fields, names));
    BufferedImage image = blank();
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    List<Field> present = template.fields(fields);
    for (Field field : present) {
      String text = fields.text(field.name());
      if (field.name().equals(QR)) {
        drawQr(graphics, field, text, warnings);
      } else {
        fieldText.draw(graphics, field, text).ifPresent(warnings::add);
      }
    }
    graphics.dispose();
    Label guests = art.with(present, Label.of(image, dpi));
    return new Rendering(art.always(), guests, List.copyOf(warnings));
  }

  /// Draws badges that nobody sees: one in Latin letters, one in each script that is bundled. The
  /// first one of a process loads fonts and code, which takes most of a second: no guest has to
  /// wait for that.
  public void warmUp() {
    for (String words : List.of("Ana Ødegård", FieldText.SCRIPTS)) {
      Map<String, String> texts = new HashMap<>();
      template.fields().forEach(field -> texts.put(field.name(), words));
      render(new BadgeFields(texts));
    }
  }

  private void drawQr(Graphics2D graphics, Field field, String text, List<Warning> warnings) {
    QrCode code;
    try {
      code = QrCode.of(text);
    } catch (IllegalArgumentException e) {
      warnings.add(new Warning(QR, "the QR code is too long", Loss.LETTERS));
      return;
    }
    int modules = code.size() + 2 * QrCode.QUIET_ZONE;
    double side = Math.min(field.box().width(), field.box().height()) * scale;
    int dots = (int) (side / modules);
    if (dots < LEAST_DOTS_A_MODULE) {
      warnings.add(new Warning(QR, "the QR code's box is too small", Loss.LETTERS));
      return;
    }
    int left = (int) (field.box().x() * scale + (side - dots * modules) / 2);
    int top = (int) (field.box().y() * scale + (side - dots * modules) / 2);
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          graphics.fillRect(
              left + (x + QrCode.QUIET_ZONE) * dots,
              top + (y + QrCode.QUIET_ZONE) * dots,
              dots,
              dots);
        }
      }
    }
  }

  private BufferedImage blank() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }
}
