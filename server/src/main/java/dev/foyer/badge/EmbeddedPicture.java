package dev.foyer.badge;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// PNG and JPEG pictures, whose size is looked at before they are unpacked: 20 kB of PNG may be
/// gigabytes of dots.
final class EmbeddedPicture {
  private static final int MOST_DOTS = 4_000_000;
  private static final Pattern DATA =
      Pattern.compile("(?is)data:image/(png|jpe?g);base64,([A-Za-z0-9+/=\\s]+)");
  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private EmbeddedPicture() {}

  /// Checks a picture that is embedded in a template.
  ///
  /// @param uri `data:image/png;base64,…` or `data:image/jpeg;base64,…`
  /// @throws BadgeException if it is another, or too large; the words go on after "The template …"
  static void check(String uri) {
    Matcher data = DATA.matcher(uri);
    if (!data.matches()) {
      throw new BadgeException(
          "embeds something other than a PNG or JPEG picture: take another picture, or draw it.");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(data.group(2));
    } catch (IllegalArgumentException e) {
      throw new BadgeException("embeds a picture that is damaged.", e);
    }
    try {
      with(bytes, ImageReader::getFormatName);
    } catch (BadgeException e) {
      throw new BadgeException("embeds a picture " + e.getMessage(), e);
    }
  }

  /// Unpacks a picture.
  ///
  /// @throws BadgeException if it cannot be read or is too large; the words go on after "a picture
  ///   …"
  static BufferedImage read(byte[] bytes) {
    return with(bytes, reader -> reader.read(0));
  }

  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T with(byte[] bytes, Use<T> use) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadgeException("that cannot be read.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        check(reader);
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers of the JDK meet damaged pictures with any exception.
      throw e instanceof BadgeException known
          ? known
          : new BadgeException("that cannot be read.", e);
    }
  }

  private static void check(ImageReader reader) throws IOException {
    if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
      throw new BadgeException("that is neither PNG nor JPEG.");
    }
    long dots = (long) reader.getWidth(0) * reader.getHeight(0);
    if (dots > MOST_DOTS) {
      throw new BadgeException("of more than 4 million dots: make it smaller.");
    }
  }
}
