package dev.foyer.badge;

import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.domain.Profile;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Draws every hard name on a template as sheets of badges, for somebody to look at, as a program:
/// `ContactSheet TEMPLATE.svg DPI FOLDER`. Not part of the tests.
final class ContactSheet {
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;
  private static final int CAPTION = 30;

  private final BadgeRenderer renderer;

  private ContactSheet(BadgeRenderer renderer) {
    this.renderer = renderer;
  }

  public static void main(String[] args) throws IOException {
    BadgeTemplate template = BadgeTemplate.read(Path.of(args[0]));
    ContactSheet sheets = new ContactSheet(new BadgeRenderer(template, Integer.parseInt(args[1])));
    List<HardName> names = HardNames.all();
    for (int from = 0; from < names.size(); from += COLUMNS * ROWS) {
      List<HardName> some = names.subList(from, Math.min(names.size(), from + COLUMNS * ROWS));
      File file = new File(args[2], String.format("%03d.png", from));
      ImageIO.write(sheets.sheet(some), "png", file);
      System.out.println(file);
    }
  }

  private BufferedImage sheet(List<HardName> names) {
    List<BufferedImage> badges = names.stream().map(this::badge).toList();
    int width = badges.getFirst().getWidth() + 10;
    int height = badges.getFirst().getHeight() + 10;
    BufferedImage sheet =
        new BufferedImage(width * COLUMNS, height * ROWS, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    IntStream.range(0, badges.size())
        .forEach(
            i ->
                graphics.drawImage(badges.get(i), i % COLUMNS * width, i / COLUMNS * height, null));
    graphics.dispose();
    return sheet;
  }

  private BufferedImage badge(HardName name) {
    Rendering badge =
        renderer.render(
            new BadgeFields(
                Map.of(
                    "first-name",
                    Profile.named(name.name()).firstName(),
                    "name",
                    name.name(),
                    "organisation",
                    name.name(),
                    "ask-me-about",
                    name.name(),
                    "event",
                    name.name())));
    BufferedImage label = badge.whole().image();
    BufferedImage captioned =
        new BufferedImage(
            label.getWidth(), label.getHeight() + CAPTION, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = captioned.createGraphics();
    graphics.drawImage(label, 0, CAPTION, null);
    graphics.setFont(new Font(Font.DIALOG, Font.PLAIN, CAPTION * 2 / 3));
    graphics.drawString(name.why() + (badge.warnings().isEmpty() ? "" : " (reported)"), 4, 22);
    graphics.dispose();
    return captioned;
  }
}
