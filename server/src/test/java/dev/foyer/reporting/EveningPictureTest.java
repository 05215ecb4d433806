package dev.foyer.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.foyer.measures.Network;
import dev.foyer.measures.Network.Dot;
import dev.foyer.measures.Network.Line;
import dev.foyer.measures.Sample;
import dev.foyer.measures.Season;
import dev.foyer.measures.TieLevel;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EveningPictureTest {
  private static final Season SEASON = Sample.season(1);
  private static final Network NETWORK = Network.of(SEASON, 2, Sample.names());

  @Test
  void thePictureHasEveryNameThatMayBeShownAndNoOther() {
    String svg = EveningPicture.svg(NETWORK, "Spring mixer");
    List<String> shown = new ArrayList<>();
    NETWORK.dots().stream().map(Dot::name).filter(Objects::nonNull).forEach(shown::add);
    assertFalse(shown.isEmpty());
    for (String name : Sample.names().values()) {
      assertEquals(shown.contains(name), svg.contains(">" + name + "<"), name);
    }
  }

  @Test
  void noIdentityIsInThePictureOrTheTable() {
    String both = EveningPicture.svg(NETWORK, "Evening") + EveningPicture.csv(NETWORK);
    SEASON
        .gatherings()
        .get(2)
        .here()
        .forEach(who -> assertFalse(both.contains(who.hex()), "an identity"));
  }

  @Test
  void theTableSaysWhatThePictureShows() {
    Network network =
        new Network(
            List.of(
                new Dot("=Ana, \"A\"", 0, 0, 0),
                new Dot(null, -1, 1, 0),
                new Dot("Jonas", 0, 1, 1)),
            List.of(new Line(0, 1, TieLevel.MET), new Line(0, 2, TieLevel.MUTUAL)),
            List.of("Alder"));
    assertEquals(
        "\uFEFFNumber,Name,Group,Ties\r\n"
            + "1,\"'=Ana, \"\"A\"\"\",Alder,2\r\n"
            + "2,,,1\r\n"
            + "3,Jonas,Alder,1\r\n"
            + "\r\nOne,Other,Tie\r\n"
            + "1,2,met\r\n"
            + "1,3,both want to keep in touch\r\n",
        EveningPicture.csv(network));
  }

  @Test
  void aNameIsTextWhateverItIsMadeOf() {
    String svg =
        EveningPicture.svg(
            new Network(
                List.of(new Dot("<script>&\u0001\ud800Ana", -1, 0.5, 0.5)), List.of(), List.of()),
            "A & B");
    assertTrue(svg.contains(">&lt;script&gt;&amp;Ana<"), svg);
    assertTrue(ink(svg, 0xff8a8a8a) > 20);
  }

  @Test
  void aViewerShowsDotsOfEveryMarkedGroup() {
    String svg = EveningPicture.svg(NETWORK, "Spring mixer");
    assertEquals(5, NETWORK.groups().size());
    for (int colour : List.of(0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xff56b4e9)) {
      assertTrue(ink(svg, colour) > 100, Integer.toHexString(colour));
    }
    assertEquals(0, ink(svg, 0xffe69f00));
  }

  @Test
  void anEveningWithNobodyIsAnEmptyPicture() {
    Network nobody = new Network(List.of(), List.of(), List.of());
    assertEquals(0, ink(EveningPicture.svg(nobody, "Nobody"), 0xff8a8a8a));
  }

  private static long ink(String svg, int colour) {
    SVGDocument document =
        Objects.requireNonNull(
            new SVGLoader()
                .load(
                    new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                    null,
                    LoaderContext.createDefault()));
    int width = Math.round(document.size().width);
    int height = Math.round(document.size().height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    document.render((Component) null, graphics, new ViewBox(0, 0, width, height));
    graphics.dispose();
    long ink = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        ink += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return ink;
  }
}
