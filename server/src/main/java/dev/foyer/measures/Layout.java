package dev.foyer.measures;

import dev.foyer.measures.Network.Dot;
import dev.foyer.measures.Network.Line;
import java.util.ArrayList;
import java.util.List;

/// Where dots go: those with ties by springs (T. M. J. Fruchterman and E. M. Reingold, "Graph
/// drawing by force-directed placement", Software: Practice and Experience 21, 1991), starting from
/// a sunflower's spiral instead of by chance; those without ties in rows below. One network is laid
/// out one way on every machine.
final class Layout {
  private static final int STEPS = 300;
  private static final double GOLDEN_ANGLE = 2.399963229728653;
  private static final int A_ROW = 12;
  private static final double ROW = 0.07;

  private Layout() {}

  static List<Dot> place(List<Dot> dots, List<Line> lines) {
    boolean[] tied = new boolean[dots.size()];
    for (Line line : lines) {
      tied[line.one()] = true;
      tied[line.other()] = true;
    }
    int loose = 0;
    for (boolean hasTie : tied) {
      loose += hasTie ? 0 : 1;
    }
    int rows = Math.ceilDiv(loose, A_ROW);
    double depth = Math.max(0.3, 1 - ROW * rows);
    double[][] at = springs(dots.size(), tied, lines);
    stretch(at, tied, depth - (rows > 0 ? ROW : 0));
    List<Dot> placed = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < dots.size(); i++) {
      if (!tied[i]) {
        int row = next / A_ROW;
        int inRow = Math.min(A_ROW, loose - row * A_ROW);
        at[i][0] = (next % A_ROW + 0.5) / inRow;
        at[i][1] = depth + (row + 0.5) * (1 - depth) / rows;
        next++;
      }
      placed.add(dots.get(i).at(rounded(at[i][0]), rounded(at[i][1])));
    }
    return placed;
  }

  private static double[][] springs(int n, boolean[] tied, List<Line> lines) {
    double[][] at = new double[n][2];
    for (int i = 0; i < n; i++) {
      double radius = StrictMath.sqrt((i + 0.5) / n) / 2;
      at[i][0] = radius * StrictMath.cos(i * GOLDEN_ANGLE);
      at[i][1] = radius * StrictMath.sin(i * GOLDEN_ANGLE);
    }
    double ideal = 0.9 / StrictMath.sqrt(Math.max(1, n));
    for (int step = 0; step < STEPS; step++) {
      double heat = 0.1 * (1 - (double) step / STEPS);
      move(at, forces(at, tied, lines, ideal), heat);
    }
    return at;
  }

  private static double[][] forces(double[][] at, boolean[] tied, List<Line> lines, double ideal) {
    double[][] force = new double[at.length][2];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < i; j++) {
        if (tied[i] && tied[j]) {
          double far = distance(at[i], at[j]);
          push(force, at, i, j, ideal * ideal / far);
        }
      }
      if (tied[i]) {
        double home = StrictMath.hypot(at[i][0], at[i][1]);
        force[i][0] -= at[i][0] * home;
        force[i][1] -= at[i][1] * home;
      }
    }
    for (Line line : lines) {
      double far = distance(at[line.one()], at[line.other()]);
      push(force, at, line.one(), line.other(), -far * far / ideal);
    }
    return force;
  }

  private static void push(double[][] force, double[][] at, int i, int j, double by) {
    double far = distance(at[i], at[j]);
    for (int axis = 0; axis < 2; axis++) {
      double part = (at[i][axis] - at[j][axis]) / far * by;
      force[i][axis] += part;
      force[j][axis] -= part;
    }
  }

  private static void move(double[][] at, double[][] force, double heat) {
    for (int i = 0; i < at.length; i++) {
      double strength = StrictMath.hypot(force[i][0], force[i][1]);
      if (strength > 0) {
        double length = Math.min(strength, heat);
        at[i][0] += force[i][0] / strength * length;
        at[i][1] += force[i][1] / strength * length;
      }
    }
  }

  /// Fits what has ties into the upper part of the unit square.
  private static void stretch(double[][] at, boolean[] tied, double depth) {
    for (int axis = 0; axis < 2; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < at.length; i++) {
        if (tied[i]) {
          low = Math.min(low, at[i][axis]);
          high = Math.max(high, at[i][axis]);
        }
      }
      double room = axis == 0 ? 1 : depth;
      for (int i = 0; i < at.length; i++) {
        at[i][axis] = high > low ? (at[i][axis] - low) / (high - low) * room : room / 2;
      }
    }
  }

  private static double distance(double[] one, double[] other) {
    return Math.max(1e-6, StrictMath.hypot(one[0] - other[0], one[1] - other[1]));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
