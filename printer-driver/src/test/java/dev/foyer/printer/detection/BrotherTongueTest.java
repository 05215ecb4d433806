package dev.foyer.printer.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a Brother printer's status tells of it.
class BrotherTongueTest {
  /// "5.2.1 Series/model": 5 and 8 are a TD-4420DN, 4 and D a QL-1110NWB.
  @Test
  void seriesAndModelTellThePrinterAndItsMediaTheAddress() {
    Identity desk = identity("3538", "66 0b", "98");
    assertEquals(Optional.of("Brother TD-4420DN"), desk.model());
    assertEquals(Map.of("model", "TD-4420DN", "roll", "102-by-152"), desk.settings());
    assertEquals(
        Map.of("model", "TD-4510D", "roll", "58"), identity("3539", "3a 0a", "00").settings());
    Identity wide = identity("3444", "3e 0b", "64");
    assertEquals(Map.of("model", "QL-1110NWB", "roll", "62-by-100"), wide.settings());
  }

  @Test
  void aPrinterWithoutLabelsIsNamedWithoutARoll() {
    assertEquals(Map.of("model", "TD-4420DN"), identity("3538", "00 00", "00").settings());
    assertEquals(Optional.of("no roll"), identity("3538", "00 00", "00").media());
  }

  private static Identity identity(String codes, String media, String length) {
    String status =
        "802042 %s 3000000000 %s 0000 3f 00 00 %s 00 00 000000 000000000000000000"
            .formatted(codes, media, length)
            .replace(" ", "");
    return BrotherTongue.identity(
            new String(HexFormat.of().parseHex(status), StandardCharsets.ISO_8859_1))
        .orElseThrow();
  }
}
