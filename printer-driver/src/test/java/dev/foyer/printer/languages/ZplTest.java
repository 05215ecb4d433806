package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Golden.assertFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.KeptFormats;
import dev.foyer.printer.Label;
import dev.foyer.printer.LabelCount;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// ZPL's bytes, held against files, a decoder of their own and the manual's samples.
class ZplTest {
  private static final String STATUS_1 = "\u0002030,0,0,0609,000,0,0,0,000,0,0,0\u0003\r\n";
  private static final String STATUS_2 = "\u0002001,0,0,0,1,2,4,0,00000000,1,000\u0003\r\n";
  private static final String STATUS_3 = "\u00020000,0\u0003\r\n";

  private final Zpl zpl = new Zpl();

  @Property(tries = 200)
  void everyLabelIsReadBackDotForDot(
      @ForAll @IntRange(min = 1, max = 900) int width,
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    new Random(seed).nextBytes(rows);
    Label label = Label.of(width, height, 203, rows);
    assertEquals(label, ZplDecoder.field(zpl.print(label), label));
    assertEquals(label, ZplDecoder.download(zpl.store("F01", label), label));
  }

  @Property(tries = 200)
  void everyChangedCharacterOfAGraphicFailsItsChecksum(
      @ForAll @IntRange(min = 0, max = 10_000) int at, @ForAll long seed) {
    String data = Z64.of(Pictures.noise(seed, 60).rows());
    int end = data.lastIndexOf(':');
    int crc = Integer.parseInt(data.substring(end + 1), 16);
    String text = data.substring(5, end);
    int index = at % text.length();
    String other = text.charAt(index) == 'A' ? "B" : "A";
    assertFalse(
        crc == ZplDecoder.crc(text.substring(0, index) + other + text.substring(index + 1)));
  }

  @Test
  void theChecksumIsTheOneOfXmodem() {
    assertEquals(0x31C3, Z64.crc("123456789"));
    assertEquals(0x31C3, ZplDecoder.crc("123456789"));
  }

  @Test
  void theBytesAreThoseOfTheGoldenFiles() throws IOException {
    Label small = Golden.small();
    assertFile("print.zpl", zpl.print(small));
    assertFile("store.zpl", zpl.store("A12AB9F", small));
    assertFile("settings.zpl", zpl.settings(small));
    assertFile("keep.zpl", zpl.keep("J0123401", format()));
    assertFile("release-by.zpl", zpl.releaseBy("J0123401"));
    assertFile("release.zpl", zpl.release(List.of("A12AB9F", "F01")));
    assertFile("forget.zpl", zpl.forget("F*"));
    assertFile("questions.zpl", questions());
  }

  @Test
  void everythingSentIsPlainAscii() {
    for (byte b : zpl.print(Pictures.fields(4))) {
      assertTrue(b >= 0x20 && b < 0x7f || b == '\r' || b == '\n');
    }
  }

  @Test
  void aStatusIsReadByItsCommas() {
    assertEquals(Optional.of(idle()), zpl.status(STATUS_1 + STATUS_2 + STATUS_3));
    assertEquals(
        Optional.of(idle()),
        zpl.status(
            "\u000214,0,0,1218,0,0,0,0,0,0,0,0\u0003"
                + "\u00021,0,0,0,0,2,4,0,0,1,2\u0003"
                + "\u00021234,0\u0003"));
    assertEquals(
        Optional.of(new PrinterStatus(State.PROCESSING, Set.of())),
        zpl.status(STATUS_1.replace(",000,0,0,0,", ",001,0,0,0,") + STATUS_2 + STATUS_3));
    assertEquals(
        Optional.of(
            new PrinterStatus(
                State.STOPPED, Set.of(StateReason.MEDIA_EMPTY, StateReason.COVER_OPEN))),
        zpl.status(
            STATUS_1.replace("030,0,", "030,1,")
                + STATUS_2.replace("001,0,0,", "001,0,1,")
                + STATUS_3));
  }

  @Test
  void aStatusThatIsCutAnywhereIsNotWholeYet() {
    String whole = STATUS_1 + STATUS_2 + STATUS_3;
    for (int end = 0; end < whole.length() - 2; end++) {
      assertEquals(Optional.empty(), zpl.status(whole.substring(0, end)), "cut at " + end);
    }
  }

  @Test
  void aStatusIsFoundBehindWhatWasLeftOfAnEarlierAnswer() {
    assertEquals(Optional.of(idle()), zpl.status("00\u0003\r\n" + STATUS_1 + STATUS_2 + STATUS_3));
  }

  @Test
  void faultsAreReadFromTheErrorBits() {
    String answer =
        String.join(
            "\r\n",
            "\u0002",
            "PRINTER STATUS",
            " ERRORS:         1 00000000 00010005",
            " WARNINGS:       0 00000000 00000000",
            "\u0003");
    assertEquals(
        Optional.of(
            new PrinterStatus(
                State.STOPPED,
                Set.of(StateReason.MEDIA_EMPTY, StateReason.COVER_OPEN, StateReason.PAUSED))),
        zpl.faults(answer));
    assertEquals(Optional.empty(), zpl.faults(answer.substring(0, 40)));
    assertEquals(
        Optional.of(new PrinterStatus(State.STOPPED, Set.of(StateReason.OTHER))),
        zpl.faults(answer.replace("00010005", "00400000")),
        "an error that has no word here is no readiness");
  }

  @Test
  void aCounterIsANumberInQuotesOrNone() {
    assertEquals(Optional.of(new LabelCount(1234)), zpl.counter("\"1234\""));
    assertEquals(Optional.of(LabelCount.NONE), zpl.counter("\"?\""));
    assertEquals(Optional.empty(), zpl.counter("\"12"));
    assertEquals(Optional.empty(), zpl.counter(""));
  }

  @Test
  void theDirectoryNamesGraphicsWithAndWithoutTheirDrive() {
    String answer =
        String.join(
            "\r\n",
            "\u0002",
            "DIR R: ",
            "* A12AB9F.GRF    1234     ",
            "* R:F01     .GRF   77",
            "",
            "-  512000 bytes free",
            "\u0003");
    assertEquals(Optional.of(Map.of("A12AB9F", 1234, "F01", 77)), zpl.stored(answer));
    assertEquals(Optional.empty(), zpl.stored(answer.substring(0, 60)));
  }

  @Test
  void aFormatIsReadBackWhateverStandsBeforeItAndHoweverItsLinesEnd() {
    KeptFormats kept = zpl.formats(shown(text(zpl.keep("J0123401", format())))).orElseThrow();
    assertEquals(Set.of("J0123401", "LABEL"), kept.names());
    assertTrue(kept.holds("J0123401", format()));
    assertFalse(kept.holds("V5678956", format()), "it is not in the directory");
    String wrapped = text(zpl.keep("J0123401", format())).replace("^F", "\r\n^F");
    assertTrue(zpl.formats(shown(wrapped)).orElseThrow().holds("J0123401", format()));
  }

  @Test
  void aFormatThatLostAnyByteIsNotTheOneThatWasSent() {
    String sent = text(zpl.keep("J0123401", format()));
    for (int at = sent.indexOf(format()); at < sent.length() - 2; at++) {
      String less = sent.substring(0, at) + sent.substring(at + 1);
      KeptFormats kept = zpl.formats(shown(less)).orElseThrow();
      assertFalse(kept.holds("J0123401", format()), less);
    }
  }

  @Test
  void formatsThatAreNotAllThereYetAreWaitedFor() {
    String whole = shown(text(zpl.keep("J0123401", format())));
    for (int end = 0; end < whole.indexOf("free"); end++) {
      assertEquals(Optional.empty(), zpl.formats(whole.substring(0, end)), "cut at " + end);
    }
  }

  /// As `^HF` and `^HW` answer.
  private static String shown(String format) {
    return String.join(
        "\r\n",
        format,
        "^XA^DFR:LABEL.ZPL^FS^FO0,0^FDother^FS^XZ",
        "\u0002",
        "DIR R:",
        "*J0123401.ZPL    128     ",
        "*LABEL   .ZPL     18     ",
        "",
        "-  512000 bytes free",
        "\u0003");
  }

  private String format() {
    return zpl.format(Golden.small(), List.of("A12AB9F", "F01234"));
  }

  @Test
  void aBadgeOfFourByThreeInchesFitsIntoEightKilobytes() {
    int bytes = zpl.print(Pictures.art().over(Pictures.fields(1))).length;
    assertTrue(bytes <= 8_000, bytes + " bytes");
  }

  private static PrinterStatus idle() {
    return new PrinterStatus(State.IDLE, Set.of());
  }

  private byte[] questions() {
    return (text(zpl.askStatus())
            + text(zpl.askFaults())
            + text(zpl.askStored())
            + text(zpl.askFormats(List.of("J0123401", "V5678956")))
            + text(zpl.askCounter())
            + text(zpl.clear()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
