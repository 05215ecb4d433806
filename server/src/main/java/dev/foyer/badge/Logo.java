package dev.foyer.badge;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.view.ViewBox;
import dev.foyer.badge.BadgeTemplate.Box;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A community's picture for the field `logo`: a PNG, a JPEG or an SVG. Immutable.
public final class Logo {
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final Drawing drawing;

  private Logo(Drawing drawing) {
    this.drawing = drawing;
  }

  private sealed interface Drawing {
    double width();

    double height();

    void draw(Graphics2D graphics, Box at);
  }

  private record Dots(BufferedImage image) implements Drawing {
    @Override
    public double width() {
      return image.getWidth();
    }

    @Override
    public double height() {
      return image.getHeight();
    }

    @Override
    public void draw(Graphics2D graphics, Box at) {
      var place = new java.awt.geom.AffineTransform();
      place.translate(at.x(), at.y());
      place.scale(at.width() / width(), at.height() / height());
      graphics.drawImage(image, place, null);
    }
  }

  private record Lines(SVGDocument document) implements Drawing {
    @Override
    public double width() {
      return document.size().width;
    }

    @Override
    public double height() {
      return document.size().height;
    }

    @Override
    public void draw(Graphics2D graphics, Box at) {
      ViewBox box =
          new ViewBox((float) at.x(), (float) at.y(), (float) at.width(), (float) at.height());
      document.render(null, graphics, box);
    }
  }

  /// Reads a logo from a file.
  ///
  /// @throws BadgeException if there is none, or for what [#of] refuses
  public static Logo read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      throw new BadgeException("The logo " + file + " cannot be read.", e);
    }
  }

  /// @throws BadgeException if it is over 2 MB, no PNG, JPEG or SVG, or asks for anything outside
  ///   itself
  public static Logo of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new BadgeException("The logo has more than 2 MB: make it smaller.");
    }
    return new Logo(isText(bytes) ? lines(bytes) : dots(bytes));
  }

  /// XML begins with `<`, after white space or a byte order mark; no picture does.
  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      boolean before =
          b <= ' ' && b >= 0 || (b & 0xff) == 0xef || (b & 0xff) == 0xbb || (b & 0xff) == 0xbf;
      if (!before) {
        return b == '<';
      }
    }
    return false;
  }

  private static Drawing dots(byte[] bytes) {
    try {
      return new Dots(EmbeddedPicture.read(bytes));
    } catch (BadgeException e) {
      throw new BadgeException("The logo is a picture " + e.getMessage(), e);
    }
  }

  private static Drawing lines(byte[] bytes) {
    SVGDocument document = TemplateArt.drawable(BadgeTemplate.tree(bytes));
    if (!(document.size().width > 0) || !(document.size().height > 0)) {
      throw new BadgeException("The logo has no size: give it a viewBox.");
    }
    return new Lines(document);
  }

  /// Draws it into a box as large as it fits, in its own proportions, in the middle of its height.
  void draw(Graphics2D graphics, Box box, BadgeTemplate.Align align) {
    double scale = Math.min(box.width() / drawing.width(), box.height() / drawing.height());
    double width = drawing.width() * scale;
    double height = drawing.height() * scale;
    double free = box.width() - width;
    double left =
        switch (align) {
          case LEFT -> box.x();
          case CENTER -> box.x() + free / 2;
          case RIGHT -> box.x() + free;
        };
    drawing.draw(graphics, new Box(left, box.y() + (box.height() - height) / 2, width, height));
  }
}
