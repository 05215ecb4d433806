package dev.foyer.reporting;

import dev.foyer.measures.Report;
import dev.foyer.measures.Report.Average;
import dev.foyer.measures.Report.CountLine;
import dev.foyer.measures.Report.Evening;
import dev.foyer.measures.Report.Score;
import dev.foyer.measures.Report.ShareLine;
import dev.foyer.measures.Report.Waits;
import dev.foyer.reporting.Paper.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A season's report as PDF: A4, in English. Made of the frozen report alone, so that it comes out
/// the same, byte for byte, whenever it is printed again by the same version of Foyer.
public final class SeasonReport {
  static final float LEFT = 48;
  static final float RIGHT = Paper.WIDTH - 48;
  static final String BLANK = "–";
  private static final float BOTTOM = Paper.HEIGHT - 60;
  private static final float LINE = 15;
  private static final float[] BLUE = {0, 0.45f, 0.7f};
  private static final float[] PALE = {0.72f, 0.85f, 0.93f};
  private static final List<String> NOTE =
      List.of(
          BLANK
              + " is not shown: a count under five, an average of fewer than ten, or a figure"
              + " from which one of these could be worked out.",
          "The pale bar is the 95 % interval (Wilson 1927 for shares): what the figure may as well"
              + " be. The tick is the community's own target.",
          "A guest counts once for each evening. Nobody's answers, ties or needs can be read from"
              + " this report.");

  private final Report report;
  private final Paper paper;
  private float y = 0;
  private int pages = 0;

  private SeasonReport(Report report, Paper paper) {
    this.report = report;
    this.paper = paper;
  }

  public static byte[] pdf(Report report) {
    try (Paper paper =
        new Paper(
            report.heading().community() + ": season report",
            Instant.parse(report.heading().frozen()),
            id(report))) {
      new SeasonReport(report, paper).draw();
      return paper.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a season's report cannot be written", e);
    }
  }

  /// The document's identity follows from what is in it.
  private static long id(Report report) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ReportJson.bytes(report));
      return new BigInteger(1, hash).longValue();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void draw() throws IOException {
    title();
    shares();
    welcome();
    evenings();
    counts();
    sense();
    for (Report.Silos silos : report.silos()) {
      need(SiloDrawing.height(silos) + 60);
      heading(ReportWords.silos(silos.level()));
      y = new SiloDrawing(paper, silos).draw(y);
    }
    note();
    foot();
  }

  private void title() throws IOException {
    y = 70;
    String name = paper.fitting(Type.TITLE, report.heading().community(), RIGHT - LEFT);
    paper.text(LEFT, y, Type.TITLE, name);
    y += 18;
    List<Evening> evenings = report.evenings();
    String span =
        evenings.size() < 2
            ? ""
            : ", " + evenings.getFirst().day() + " to " + evenings.get(evenings.size() - 2).day();
    paper.text(LEFT, y, Type.TEXT, "Season report" + span);
    paper.right(RIGHT, y, Type.SMALL, "figures of " + report.heading().frozen().substring(0, 10));
    y += 8;
  }

  private void heading(String words) throws IOException {
    need(60);
    y += 26;
    paper.text(LEFT, y, Type.HEADING, words);
    paper.box(LEFT, y + 4, RIGHT - LEFT, 0.7f, 0.75f);
    y += 6;
  }

  private void need(float height) throws IOException {
    if (y + height > BOTTOM) {
      foot();
      paper.next();
      y = 44;
    }
  }

  private void foot() throws IOException {
    pages++;
    paper.text(LEFT, Paper.HEIGHT - 30, Type.SMALL, report.heading().community());
    paper.right(RIGHT, Paper.HEIGHT - 30, Type.SMALL, String.valueOf(pages));
  }

  private void line() throws IOException {
    need(LINE);
    y += LINE;
  }

  private void shares() throws IOException {
    heading("The season at a glance");
    for (ShareLine share : report.shares()) {
      line();
      paper.text(LEFT, y, Type.TEXT, ReportWords.share(share.kind()));
      paper.right(360, y, Type.STRONG, percent(share.value()));
      paper.text(368, y, Type.SMALL, of(share));
      bar(share);
    }
  }

  private static String of(ShareLine share) {
    return switch (share.openness()) {
      case EXACT -> share.hits() + " of " + share.of();
      case FEW -> "under 5 of " + share.of();
      case ALL_BUT_FEW -> "all but under 5 of " + share.of();
      case WITHHELD -> share.of() == null ? "" : "of " + share.of();
    };
  }

  private void bar(ShareLine share) throws IOException {
    float left = 462;
    float width = RIGHT - left;
    paper.box(left, y - 5, width, 4, 0.93f);
    Double value = share.value();
    Double low = share.low();
    Double high = share.high();
    if (value != null && low != null && high != null) {
      float from = left + width * low.floatValue();
      paper.box(from, y - 6, left + width * high.floatValue() - from, 6, PALE);
      paper.box(left + width * value.floatValue() - 1, y - 7, 2, 8, BLUE);
    }
    Double target = share.target();
    if (target != null) {
      paper.box(left + width * target.floatValue() - 0.5f, y - 8, 1, 10, 0);
    }
  }

  private void welcome() throws IOException {
    heading("Welcome and ties");
    Waits waits = report.averages().welcomeSeconds();
    row(
        "Half of the first-timers who were greeted waited at most",
        waits == null ? null : time(waits.median()));
    row("Nine in ten of them waited at most", waits == null ? null : time(waits.p90()));
    row("New mutual ties a guest", average(report.averages().mutualTies()));
    Double hours = report.averages().hoursTogether();
    row("Hours that pairs spent at one table", hours == null ? null : number(hours, 0));
  }

  private void row(String words, @Nullable String figure) throws IOException {
    line();
    paper.text(LEFT + (words.startsWith("…") ? 12 : 0), y, Type.TEXT, words);
    paper.text(318, y, Type.STRONG, figure == null ? BLANK : figure);
  }

  private void evenings() throws IOException {
    heading("Who came");
    float[] edges = {270, 318, 366, 414, 458, 503, RIGHT};
    line();
    List<String> names =
        List.of("first-timers", "returning", "admitted", "invited", "came", "absent", "walk-ins");
    for (int i = 0; i < edges.length; i++) {
      paper.right(edges[i], y, Type.SMALL, names.get(i));
    }
    for (Evening evening : report.evenings()) {
      line();
      String title = evening.title();
      Type type = title == null ? Type.STRONG : Type.TEXT;
      String day = evening.day();
      if (day != null) {
        paper.text(LEFT, y, type, day);
      }
      float indent = day == null ? 0 : 56;
      String words = title == null ? "Season" : title;
      paper.text(LEFT + indent, y, type, paper.fitting(type, words, 178 - indent));
      Report.Came came = evening.came();
      Report.Asked asked = evening.asked();
      List<@Nullable Long> figures = new ArrayList<>();
      figures.add(came.firstTimers());
      figures.add(came.returning());
      figures.add(came.admitted());
      figures.add(asked.invited());
      figures.add(asked.came());
      figures.add(asked.absent());
      figures.add(asked.walkIns());
      for (int i = 0; i < edges.length; i++) {
        paper.right(edges[i], y, type, shown(figures.get(i)));
      }
    }
  }

  private void counts() throws IOException {
    heading("What came of it");
    for (CountLine count : report.counts()) {
      row(ReportWords.count(count.kind()), shown(count.count()));
    }
  }

  private void sense() throws IOException {
    need(130);
    heading("Brief Sense of Community Scale, 1 to 5");
    for (Score score : report.averages().senseOfCommunity()) {
      line();
      paper.text(LEFT, y, Type.TEXT, ReportWords.subscale(score.subscale()));
      Double value = score.score();
      paper.text(318, y, Type.STRONG, value == null ? BLANK : number(value, 2));
      if (value != null) {
        paper.text(350, y, Type.SMALL, items(score.items()));
      }
    }
    Double overall = report.averages().senseOfCommunityOverall();
    line();
    paper.text(LEFT, y, Type.STRONG, "All four");
    paper.text(318, y, Type.STRONG, overall == null ? BLANK : number(overall, 2));
    line();
    paper.text(
        LEFT,
        y,
        Type.SMALL,
        "Peterson, Speer and McMillan 2008; two items an evening in turn, answers without names.");
  }

  private static String items(List<Average> items) {
    List<String> words = new ArrayList<>();
    for (Average item : items) {
      words.add(
          "%s (%s–%s, n = %d)"
              .formatted(
                  number(item.value(), 2),
                  number(item.low(), 1),
                  number(item.high(), 1),
                  item.n()));
    }
    return String.join("; ", words);
  }

  private void note() throws IOException {
    need(70);
    y += 14;
    for (String words : NOTE) {
      y += 11;
      paper.text(LEFT, y, Type.SMALL, words);
    }
  }

  private static @Nullable String average(@Nullable Average average) {
    return average == null
        ? null
        : "%s (%s to %s, n = %d)"
            .formatted(
                number(average.value(), 2),
                number(average.low(), 2),
                number(average.high(), 2),
                average.n());
  }

  private static String time(long seconds) {
    return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? BLANK : number(share * 100, 0) + " %";
  }

  static String shown(@Nullable Long count) {
    return count == null ? BLANK : String.valueOf(count);
  }

  static String number(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value).replace('-', '−');
  }
}
