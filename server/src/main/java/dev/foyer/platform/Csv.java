package dev.foyer.platform;

import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;

/// Rows for spreadsheets (RFC 4180).
public final class Csv {
  /// What a file begins with, so that spreadsheets read it as UTF-8.
  public static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r";

  private Csv() {}

  /// A row with its end of line.
  public static String row(String... cells) {
    Object[] harmless = Arrays.stream(cells).map(Csv::harmless).toArray();
    return CSVFormat.RFC4180.format(harmless) + "\r\n";
  }

  /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"); some take full-width
  /// signs for the usual ones.
  public static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
