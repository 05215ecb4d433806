package dev.foyer.reporting;

import dev.foyer.measures.Network;
import dev.foyer.measures.Network.Dot;
import dev.foyer.measures.Network.Line;
import dev.foyer.measures.TieLevel;
import dev.foyer.platform.Csv;
import dev.foyer.platform.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The picture of an evening. A mark has a shape and a colour, so that it is told apart on a
/// printer without colours, too; the colours are those of M. Okabe and K. Ito, which people with
/// any vision tell apart.
public final class EveningPicture {
  private static final double WIDTH = 1000;
  private static final double MARGIN = 70;
  private static final double TOP = 70;
  private static final double FIELD = 620;
  private static final double RADIUS = 7;
  private static final String GREY = "#8a8a8a";
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");
  private static final int ACROSS = 3;

  private final Network network;
  private final String title;
  private final StringBuilder svg = new StringBuilder(1 << 14);

  private EveningPicture(Network network, String title) {
    this.network = network;
    this.title = title;
  }

  /// A picture of its own, 1000 wide. Groups beyond the seventh are drawn as if unmarked.
  public static String svg(Network network, String title) {
    return new EveningPicture(network, title).draw();
  }

  /// The same as a table, a byte order mark first: one row a dot with its number, name, group and
  /// how many lines it has, an empty row, one row a line with the numbers of its two ends.
  public static String csv(Network network) {
    StringBuilder csv = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
    csv.append(Csv.row("Number", "Name", "Group", "Ties"));
    for (int i = 0; i < network.dots().size(); i++) {
      int number = i;
      Dot dot = network.dots().get(i);
      String name = dot.name();
      long lines =
          network.lines().stream().filter(l -> l.one() == number || l.other() == number).count();
      csv.append(
          Csv.row(
              String.valueOf(i + 1),
              name == null ? "" : name,
              dot.group() < 0 ? "" : network.groups().get(dot.group()),
              String.valueOf(lines)));
    }
    csv.append("\r\n").append(Csv.row("One", "Other", "Tie"));
    for (Line line : network.lines()) {
      csv.append(
          Csv.row(
              String.valueOf(line.one() + 1),
              String.valueOf(line.other() + 1),
              ReportWords.tie(line.level())));
    }
    return csv.toString();
  }

  private String draw() {
    List<Integer> marked = marked();
    double height = TOP + FIELD + 60 + 26 * (Math.ceilDiv(marked.size(), ACROSS) + 1) + 20;
    put("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ", WIDTH, " ", height);
    put("' role='img' font-family='Noto Sans, sans-serif'>");
    svg.append("<title>").append(Html.text(clean(title))).append("</title>");
    put("<rect width='", WIDTH, "' height='", height, "' fill='#fff'/>");
    text(MARGIN, 38, 22, title, "font-weight='bold'");
    network.lines().forEach(this::line);
    for (Dot dot : network.dots()) {
      mark(x(dot), y(dot), dot.group());
    }
    names();
    legend(marked, TOP + FIELD + 60);
    return svg.append("</svg>").toString();
  }

  private List<Integer> marked() {
    List<Integer> marked = new ArrayList<>();
    for (int group = 0; group < Math.min(COLOURS.size(), network.groups().size()); group++) {
      marked.add(group);
    }
    return marked;
  }

  private static double x(Dot dot) {
    return MARGIN + dot.x() * (WIDTH - 2 * MARGIN);
  }

  private static double y(Dot dot) {
    return TOP + dot.y() * FIELD;
  }

  private void line(Line line) {
    Dot one = network.dots().get(line.one());
    Dot other = network.dots().get(line.other());
    stroke(new double[] {x(one), y(one), x(other), y(other)}, line.level());
  }

  private void stroke(double[] ends, TieLevel level) {
    String style =
        switch (level) {
          case SEATED, MET -> "stroke='#b5b5b5' stroke-width='1.2'";
          case MUTUAL -> "stroke='#555' stroke-width='2.2'";
          case MET_AGAIN -> "stroke='#222' stroke-width='4'";
        };
    put("<line x1='", ends[0], "' y1='", ends[1], "' x2='", ends[2], "' y2='", ends[3]);
    put("' ", style, "/>");
  }

  /// Circle, square, diamond, triangle, and these with a white middle.
  private void mark(double x, double y, int group) {
    if (group < 0 || group >= COLOURS.size()) {
      circle(x, y, RADIUS - 1, "fill='" + GREY + "' stroke='#fff'");
      return;
    }
    String fill = "fill='" + COLOURS.get(group) + "' stroke='#fff'";
    switch (group % 4) {
      case 0 -> circle(x, y, RADIUS, fill);
      case 1 -> polygon(x, y, fill, -0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9);
      case 2 -> polygon(x, y, fill, 0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
      default -> polygon(x, y, fill, 0, -1.2, 1.2, 0.9, -1.2, 0.9);
    }
    if (group >= 4) {
      circle(x, y, RADIUS * 0.4, "fill='#fff'");
    }
  }

  private void circle(double x, double y, double radius, String fill) {
    put("<circle cx='", x, "' cy='", y, "' r='", radius, "' ", fill, "/>");
  }

  private void polygon(double x, double y, String fill, double... corners) {
    svg.append("<polygon points='");
    for (int i = 0; i < corners.length; i += 2) {
      put(x + corners[i] * RADIUS, ",", y + corners[i + 1] * RADIUS, " ");
    }
    svg.append("' ").append(fill).append("/>");
  }

  private void names() {
    NamePlaces places = new NamePlaces(WIDTH);
    network.dots().forEach(dot -> places.keepFree(x(dot), y(dot), RADIUS));
    for (Line line : network.lines()) {
      Dot one = network.dots().get(line.one());
      Dot other = network.dots().get(line.other());
      double length = StrictMath.hypot(x(one) - x(other), y(one) - y(other));
      for (double at = 0; at < length; at += 8) {
        double share = at / length;
        places.keepFree(
            x(one) + share * (x(other) - x(one)), y(one) + share * (y(other) - y(one)), 2);
      }
    }
    for (Dot dot : network.dots()) {
      String name = dot.name();
      if (name != null) {
        NamePlaces.Place place = places.find(x(dot), y(dot), name);
        String anchor = "text-anchor='" + place.anchor() + "' ";
        text(
            place.x(),
            place.y(),
            NamePlaces.SIZE,
            name,
            anchor + "stroke='#fff' stroke-width='3' stroke-linejoin='round'");
        text(place.x(), place.y(), NamePlaces.SIZE, name, anchor);
      }
    }
  }

  private void legend(List<Integer> marked, double top) {
    double column = (WIDTH - 2 * MARGIN) / ACROSS;
    List<TieLevel> levels = List.of(TieLevel.MET, TieLevel.MUTUAL, TieLevel.MET_AGAIN);
    for (int i = 0; i < levels.size(); i++) {
      double left = MARGIN + i * column;
      stroke(new double[] {left, top - 5, left + 30, top - 5}, levels.get(i));
      text(left + 40, top, 14, ReportWords.tie(levels.get(i)), "");
    }
    for (int group : marked) {
      double left = MARGIN + group % ACROSS * column;
      double y = top + 26 * (group / ACROSS + 1);
      mark(left + 15, y - 5, group);
      text(left + 40, y, 14, network.groups().get(group), "");
    }
  }

  private void text(double x, double y, double size, String words, String more) {
    put("<text x='", x, "' y='", y, "' font-size='", size, "' ", more, ">");
    svg.append(Html.text(clean(words))).append("</text>");
  }

  /// Without what XML has no place for (XML 1.0, 2.2).
  private static String clean(String words) {
    StringBuilder clean = new StringBuilder(words.length());
    words
        .codePoints()
        .filter(c -> c >= 0x20 && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /// Numbers with one digit after the point, everything else as it is.
  private void put(Object... parts) {
    for (Object part : parts) {
      svg.append(part instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : part);
    }
  }
}
