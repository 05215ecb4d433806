package dev.foyer.reporting;

import dev.foyer.measures.Report;
import dev.foyer.platform.Json;

/// A frozen report as bytes that are kept: JSON, its fields in the order of the records. Reading
/// and writing them again gives the same bytes.
public final class ReportJson {
  private ReportJson() {}

  public static byte[] bytes(Report report) {
    return Json.bytes(report);
  }

  /// @throws dev.foyer.platform.Problem 400 if these are not a report's bytes
  public static Report read(byte[] bytes) {
    return Json.read(bytes, Report.class);
  }
}
