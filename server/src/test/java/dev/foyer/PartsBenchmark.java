package dev.foyer;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.IssuingKey;
import dev.foyer.keys.Ed25519;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrCode;
import dev.foyer.qr.QrReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the parts of an arrival cost, each by itself, as a program that prints a line a part. How
/// it is started stands beside its figures in the README. Not part of the tests.
final class PartsBenchmark {
  private static final int DOTS = 6;

  private final IssuingKey key = key();
  private final InvitationToken token =
      InvitationToken.issue(
          key, new EventId("e1".repeat(8)), new InvitationId("a1".repeat(12)), null);
  private final Picture frame = frame(token.bare());
  private final BadgeRenderer renderer = new BadgeRenderer(BadgeTemplate.fourByThreeInches(), 203);
  private final BadgeFields fields =
      new BadgeFields(
          Map.of(
              "first-name",
              "Ana",
              "name",
              "Ana Ødegård Nguyễn",
              "organisation",
              "Fjord & Fjell Consulting AS",
              "event",
              "Winter Dinner",
              "qr",
              "FB:0123456789ABCDEF01234567-0"));
  private final Rendering badge = renderer.render(fields);

  private static IssuingKey key() {
    KeyPair pair = Ed25519.generate();
    return new IssuingKey(pair.getPrivate(), pair.getPublic());
  }

  /// A frame of 640×480 with a code held up a little askew.
  private static Picture frame(String text) {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 640, 480);
    graphics.rotate(0.12, 320, 240);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(160, 80, 330, 330);
    graphics.setColor(Color.BLACK);
    QrCode code = QrCode.of(text);
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          graphics.fillRect(190 + x * DOTS, 110 + y * DOTS, DOTS, DOTS);
        }
      }
    }
    graphics.dispose();
    return Picture.of(image);
  }

  public static void main(String[] args) {
    PartsBenchmark parts = new PartsBenchmark();
    System.out.println(
        "badge: " + new Zpl().print(parts.badge.whole()).length + " bytes of ZPL as a whole");
    parts.measure("token parsed", 20_000, () -> InvitationToken.read(parts.token.bare()));
    parts.measure("token verified (Ed25519)", 2_000, () -> parts.token.verifies(parts.key.open()));
    parts.measure("code found in a frame of 640×480", 500, parts::find);
    parts.measure(
        "badge rendered, 4×3 in at 203 dpi", 300, () -> parts.renderer.render(parts.fields));
    parts.measure("badge as ZPL", 300, () -> new Zpl().print(parts.badge.whole()));
  }

  private Object find() {
    List<String> texts = QrReader.texts(frame, System.nanoTime() + 700_000_000);
    if (!texts.equals(List.of(token.bare()))) {
      throw new IllegalStateException("the frame is not read: " + texts);
    }
    return texts;
  }

  /// Runs a part until it is warm, then as often again with a watch. What it returns is looked at,
  /// so that nothing of it is left out.
  private void measure(String name, int times, Supplier<Object> part) {
    long seen = 0;
    for (int i = 0; i < times; i++) {
      seen += System.identityHashCode(part.get());
    }
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      seen += System.identityHashCode(part.get());
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-36s median %9.1f µs, p99 %9.1f µs (%d times%s)%n",
        name, nanos[times / 2] / 1e3, nanos[times * 99 / 100] / 1e3, times, seen == 0 ? "!" : "");
  }
}
