package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulated firmware does what the "ZPL II Programming Guide" says of formats and objects, and
/// with what lost a letter the worst that it leaves open.
class ZplFirmwareTest {
  private static final String DOT = "~DGR:DOT.GRF,1,1,80";
  private static final String SIZE = "^PW8^LL2";
  private final Bench bench = new Bench();
  private final Firmware firmware = new ZplFirmware(bench);

  @BeforeEach
  void size() {
    take("^XA" + SIZE + "^XZ");
  }

  /// "^DF Download Format", "^XF Recall Format".
  @Test
  void aStoredFormatPrintsWhenItIsRecalledAndNotBefore() {
    take(DOT, "^XA^DFR:STOREFMT.ZPL^FS^FO3,1^XGR:DOT.GRF,1,1^FS^XZ");
    assertEquals(List.of(), bench.printed());
    take("^XA^XFR:STOREFMT.ZPL^FS^XZ");
    assertEquals(List.of(dot(3, 1)), bench.printed());
  }

  /// "You will learn that the format was not stored only when you try to recall it (and are unable
  /// to do so)", says "Stored Formats" in Volume Two.
  @Test
  void aFormatThatIsNotThereFeedsNoLabel() {
    take("^XA^XFR:STOREFMT.ZPL^FS^XZ");
    assertEquals(List.of(), bench.printed());
  }

  @Test
  void aGraphicThatIsNotThereFeedsALabelWithoutIt() {
    take("^XA^FO0,0^XGR:DOT.GRF^FS^XZ");
    assertEquals(List.of(Label.blank(8, 2, 203)), bench.printed());
  }

  /// "^DF": "Default Value: if a name is not specified, UNKNOWN is used"; "^XF" the same, and any
  /// drive.
  @Test
  void aNameThatIsMissingIsUnknownAndADriveThatIsMissingIsAny() {
    take(DOT, "^XA^DFR:^FS^XGR:DOT^FS^XZ", "^XA^XFUNKNOWN^FS^XZ", "^XA^XF^FS^XZ");
    assertEquals(List.of(dot(0, 0), dot(0, 0)), bench.printed());
  }

  @Test
  void aFormatBehindAnotherCommandIsNotKeptButPrinted() {
    take(DOT, "^XA^LH0,0^DFR:STOREFMT.ZPL^FS^XGR:DOT.GRF^FS^XZ");
    assertEquals(List.of(dot(0, 0)), bench.printed());
  }

  /// "^HF Host Format", "^HW Host Directory List".
  @Test
  void formatsAreShownAndListed() {
    String format = "^XA^DFR:STOREFMT.ZPL^FS^FO3,1^XGR:DOT.GRF,1,1^FS^XZ";
    take(format, "^XA^HFR:STOREFMT.ZPL^FS^XZ");
    assertEquals(format + "\r\n", bench.said());
    take("^XA^HFR:OTHER.ZPL^FS^XZ^XA^HWR:*.ZPL^XZ");
    assertTrue(bench.said().substring(format.length()).contains("* R:STOREFMT.ZPL "));
    assertTrue(bench.said().contains("bytes free"));
  }

  /// The examples of "^ID Object Delete".
  @Test
  void objectsAreDeletedByNameAndByPattern() {
    String both = "~DGR:SAMPLE.GRF,1,1,80^XA^DFR:SAMPLE.ZPL^FS^XGR:SAMPLE^FS^XZ";
    take(both, "^XA^IDR:*.ZPL^FS^XZ");
    assertTrue(listed("SAMPLE.GRF"));
    assertFalse(listed("SAMPLE.ZPL"));
    take(both, "^XA^IDR:SAMPLE.*^FS^XZ");
    assertFalse(listed("SAMPLE"));
    take(both, "^XA^IDR:SAMP^FS^XZ", "^XA^IDE:SAMPLE.GRF^FS^XZ");
    assertTrue(listed("SAMPLE.GRF"));
    take("^XA^IDR:S?MPLE^FS^XZ");
    assertFalse(listed("SAMPLE.GRF"), "the extension is .GRF if it is not said");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XA", "^A", "^X", "^XA^X", "^XA^"})
  void whatFollowsADamagedCommandIsNotTakenForPartOfIt(String damaged) {
    take(DOT + "^XA^XZ", damaged, "^XA^FO3,1^XGR:DOT^FS^XZ");
    assertEquals(List.of(dot(3, 1)), bench.printed());
  }

  @Test
  void aFormatWithoutAnEndIsEndedByThatOfTheNext() {
    take(DOT, "^XA^FO3,1^XGR:DOT^FS^Z\n");
    assertEquals(List.of(), bench.printed());
    take("~HS");
    assertTrue(bench.said().startsWith("\u0002030,0,0,0609,000,0,0,1,"), "in the middle of one");
    take("^XA^IDR:OTHER.GRF^FS^XZ");
    assertEquals(List.of(dot(3, 1)), bench.printed());
  }

  @Test
  void aFormatWithoutAnEndIsDroppedByCancelAll() {
    take(DOT, "^XA^FO3,1^XGR:DOT^FS", "~JA", "^XZ");
    assertEquals(List.of(), bench.printed());
  }

  @Test
  void aGraphicThatEndsTooSoonIsDropped() {
    take("~DGR:DOT.GRF,1,1,8^XA^XZ~DGR:DIT.GRF,1,1,:Z64:eNprAAAAgQCB:12");
    assertFalse(listed("DOT"));
    assertFalse(listed("DIT"));
  }

  private boolean listed(String name) {
    int before = bench.said().length();
    take("^XA^HWR:*.*^XZ");
    return bench.said().substring(before).contains(name);
  }

  private void take(String... bytes) {
    for (String some : bytes) {
      firmware.take(some.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static Label dot(int x, int y) {
    Canvas canvas = new Canvas(8, 2);
    canvas.set(x, y, true);
    return canvas.label();
  }
}
