package dev.foyer.reporting;

import dev.foyer.measures.Report.Across;
import dev.foyer.measures.Report.EiIndex;
import dev.foyer.measures.Report.Silos;
import dev.foyer.reporting.Paper.Type;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A silo map on paper: a field for each two groups, the darker the more ties.
final class SiloDrawing {
  private static final int MOST = 20;
  private static final float ROW = 15;
  private static final float NAMES = 150;
  private static final float SUMS = 36;

  private final Paper paper;
  private final Silos silos;
  private float y;

  SiloDrawing(Paper paper, Silos silos) {
    this.paper = paper;
    this.silos = silos;
  }

  /// How much room it takes, in points.
  static float height(Silos silos) {
    int rows = silos.rows().size();
    return 40 + (rows > MOST ? 1 : rows + 1) * ROW;
  }

  /// @return where it ends
  float draw(float top) throws IOException {
    y = top + ROW;
    sentence();
    if (silos.rows().size() > MOST) {
      y += ROW;
      paper.text(
          SeasonReport.LEFT,
          y,
          Type.SMALL,
          "The map of %d groups is too large for a sheet of paper.".formatted(silos.rows().size()));
    } else if (!silos.rows().isEmpty()) {
      map();
    }
    return y;
  }

  private void sentence() throws IOException {
    Across across = silos.across();
    EiIndex index = across.index();
    String counts =
        "%s ties, %s across groups, %s within."
            .formatted(
                SeasonReport.shown(across.ties()),
                SeasonReport.shown(across.across()),
                SeasonReport.shown(across.within()));
    String chance =
        index == null
            ? ""
            : " E–I index %s; by chance %s (%s to %s)."
                .formatted(
                    SeasonReport.number(index.value(), 2),
                    SeasonReport.number(index.expected(), 2),
                    SeasonReport.number(index.low(), 2),
                    SeasonReport.number(index.high(), 2));
    paper.text(SeasonReport.LEFT, y, Type.TEXT, counts + chance);
  }

  private void map() throws IOException {
    int rows = silos.rows().size();
    float left = SeasonReport.LEFT + NAMES;
    float width = Math.min(44, (SeasonReport.RIGHT - left - SUMS) / rows);
    float sums = left + rows * width + SUMS;
    long most = most();
    y += ROW;
    for (int i = 0; i < rows; i++) {
      paper.centred(left + (i + 0.5f) * width, y, Type.SMALL, String.valueOf(i + 1));
    }
    paper.right(sums, y, Type.SMALL, "all");
    for (int i = 0; i < rows; i++) {
      y += ROW;
      String name = i < silos.groups().size() ? silos.groups().get(i) : "smaller groups";
      paper.text(
          SeasonReport.LEFT,
          y,
          Type.TEXT,
          paper.fitting(Type.TEXT, (i + 1) + "  " + name, NAMES - 8));
      for (int j = 0; j <= i; j++) {
        field(left + j * width, width, silos.rows().get(i).get(j), most);
      }
      String sum = SeasonReport.shown(silos.sums().get(i));
      paper.right(sums, y, Type.STRONG, sum);
    }
  }

  private void field(float x, float width, @Nullable Long ties, long most) throws IOException {
    float share = ties == null ? 0 : (float) ties / most;
    paper.box(
        x + 0.5f,
        y - 10.5f,
        width - 1,
        ROW - 1,
        ties == null
            ? new float[] {0.95f, 0.95f, 0.95f}
            : new float[] {0.9f - 0.9f * share, 0.95f - 0.5f * share, 1 - 0.3f * share});
    Type type =
        share > 0.88f ? new Type(Type.SMALL.weight(), Type.SMALL.size(), 1) : dark(Type.SMALL);
    paper.centred(x + width / 2, y - 0.5f, type, SeasonReport.shown(ties));
  }

  private static Type dark(Type type) {
    return new Type(type.weight(), type.size(), 0.1f);
  }

  private long most() {
    return silos.rows().stream()
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max()
        .orElse(1);
  }
}
