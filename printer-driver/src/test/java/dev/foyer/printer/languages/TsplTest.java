package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Golden.assertFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.Label;
import dev.foyer.printer.LabelCount;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Tspl.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// TSPL's bytes, held against files, a decoder of their own and the manual's tables.
class TsplTest {
  private static final Tspl OLDER = new Tspl(Dialect.TSPL1, Media.CONTINUOUS);
  private final Tspl tspl = new Tspl();

  @Property(tries = 200)
  void everyLabelIsReadBackDotForDot(
      @ForAll @IntRange(min = 1, max = 900) int width,
      @ForAll @IntRange(min = 1, max = 120) int height,
      @ForAll @IntRange(min = 0, max = 3_000) int bytes,
      @ForAll long seed) {
    Label label = sprinkled(width, height, bytes, seed);
    assertEquals(label, TsplDecoder.picture(tspl.print(label), label));
    assertEquals(label, TsplDecoder.picture(tspl.load(label, "ABCD"), label));
    assertEquals(label, TsplDecoder.picture(OLDER.load(label, "ABCD"), label));
  }

  @Property(tries = 200)
  void noPictureHasBytesThatWouldBeObeyed(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    Random random = new Random(seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) ~new int[] {0x1b, '!', '?', '.', 'R', '~', '\n'}[random.nextInt(7)];
    }
    Label label = Label.of(width, height, 203, rows);
    String sent = text(tspl.load(label, "ABCD")) + text(tspl.print(label));
    assertFalse(sent.contains("\u001b!") || sent.contains("~!"), sent);
    assertEquals(label, TsplDecoder.picture(tspl.load(label, "ABCD"), label));
  }

  @Test
  void theBytesAreThoseOfTheGoldenFiles() throws IOException {
    Label small = Golden.small();
    assertFile("print.tspl", tspl.print(small));
    assertFile("load.tspl", tspl.load(small, "ABCD"));
    assertFile("load.tspl1", OLDER.load(small, "ABCD"));
    assertFile("settings.tspl", tspl.settings(small));
    assertFile("release.tspl", tspl.release(small, "ABCD"));
    assertFile("questions.tspl", questions());
  }

  @Test
  void theSizeIsInMillimetresOfEightOrTwelveDots() {
    assertTrue(settings(tspl, 812, 609, 203).startsWith("SIZE 101.50 mm,76.13 mm\r\nGAP 3 mm,"));
    assertTrue(settings(OLDER, 1219, 900, 300).startsWith("SIZE 101.59 mm,75.00 mm\r\nGAP 0 mm,"));
  }

  @Test
  void whatAFormerUserLeftBehindIsUndone() {
    List<String> commands = TsplDecoder.commands(tspl.print(Golden.small()), Golden.small());
    assertEquals(
        List.of(
            "SIZE 2.38 mm,0.88 mm",
            "GAP 3 mm,0 mm",
            "DIRECTION 0,0",
            "REFERENCE 0,0",
            "SET PRINTKEY OFF",
            "SET REPRINT OFF",
            "CLS",
            "PRINT 1"),
        commands);
  }

  @Test
  void aLabelArrivedWholeIfEveryBoxWasAnswered() {
    String all = "ABCD1/3\r\nABCD2/3\r\nABCD3/3\r\nABCD;";
    assertEquals(Optional.of(true), tspl.loaded(all, "ABCD"));
    assertEquals(Optional.of(true), tspl.loaded("\0" + all.replace("\r\n", ""), "ABCD"));
    assertEquals(Optional.of(true), tspl.loaded(all.replace("A", "AAAA1/3\r\nA"), "ABCD"));
    assertEquals(Optional.of(false), tspl.loaded(all.replace("ABCD2/3\r\n", ""), "ABCD"));
    assertEquals(Optional.of(false), tspl.loaded(all.replace("2/3", "23"), "ABCD"));
    assertEquals(Optional.of(false), tspl.loaded(all.replace("2/3", "/3"), "ABCD"));
    assertEquals(Optional.of(true), tspl.loaded("ABCD;", "ABCD"), "passes over ends of lines");
    assertEquals(Optional.empty(), tspl.loaded(all, "ABCE"), "of another label");
    for (int end = 0; end < all.length(); end++) {
      assertEquals(Optional.empty(), tspl.loaded(all.substring(0, end), "ABCD"), "cut at " + end);
    }
  }

  @Test
  void aStatusIsOneByteOfBits() {
    assertEquals(Optional.of(idle()), tspl.status("\0"));
    assertEquals(Optional.of(new PrinterStatus(State.PROCESSING, Set.of())), tspl.status(" "));
    assertEquals(stopped(StateReason.COVER_OPEN), tspl.status("\u0001"));
    assertEquals(stopped(StateReason.MEDIA_JAM), tspl.status("\u0002"));
    assertEquals(stopped(StateReason.MEDIA_EMPTY), tspl.status("\u0004"));
    assertEquals(stopped(StateReason.MEDIA_EMPTY, StateReason.COVER_OPEN), tspl.status("\u0005"));
    assertEquals(stopped(StateReason.MARKER_SUPPLY_EMPTY), tspl.status("\b"));
    assertEquals(stopped(StateReason.PAUSED), tspl.status("\u0010"));
    assertEquals(stopped(StateReason.OTHER), tspl.status("\u0080"));
    assertEquals(Optional.empty(), tspl.status(""));
  }

  @Test
  void aStatusIsFoundBesideWhatWasLeftOfAnotherAnswer() {
    assertEquals(Optional.of(idle()), tspl.status("12/34\r\nABCD;\r\n\0"));
    assertEquals(Optional.of(idle()), tspl.status("\0\r\n"));
    assertEquals(Optional.empty(), tspl.status("ABCD;\r\n"));
    assertEquals(stopped(StateReason.PAUSED), tspl.status("\0\u0010"), "the latest");
  }

  @Test
  void faultsAreFourCharacters() {
    assertEquals(Optional.of(idle()), tspl.faults("\u0002@@@@\u0003\r\n"));
    assertEquals(
        Optional.of(new PrinterStatus(State.PROCESSING, Set.of())),
        tspl.faults("\u0002PAA@\u0003\r\n"),
        "a hot head rests and goes on");
    assertEquals(stopped(StateReason.PAUSED), tspl.faults("\u0002`@@@\u0003"));
    assertEquals(
        stopped(StateReason.MEDIA_EMPTY, StateReason.COVER_OPEN), tspl.faults("\u0002E@@a\u0003"));
    assertEquals(stopped(StateReason.MEDIA_JAM), tspl.faults("\u0002E@@B\u0003"));
    assertEquals(stopped(StateReason.OTHER), tspl.faults("\u0002E@@@\u0003"));
    String whole = "\u0002E@@A\u0003";
    for (int end = 0; end < whole.length(); end++) {
      assertEquals(Optional.empty(), tspl.faults(whole.substring(0, end)), "cut at " + end);
    }
  }

  @Test
  void aCounterIsANumberBetweenItsMarksOrNone() {
    assertEquals(Optional.of(new LabelCount(1234)), tspl.counter("#\r\n1234\r\n;"));
    assertEquals(Optional.of(new LabelCount(7)), tspl.counter("#7;"));
    assertEquals(Optional.of(new LabelCount(7)), tspl.counter("#\r\n 7\r\n;"));
    assertEquals(Optional.of(LabelCount.NONE), tspl.counter("#\r\n;\r\n"));
    String whole = "ABCD;\r\n#\r\n12\r\n;";
    for (int end = 0; end < whole.length(); end++) {
      assertEquals(Optional.empty(), tspl.counter(whole.substring(0, end)), "cut at " + end);
    }
  }

  @Test
  void anOlderPrinterIsAskedForItsStatusAlone() {
    assertEquals(Evidence.BUSY_THEN_IDLE, OLDER.capabilities().evidence());
    assertEquals(0, OLDER.askCounter().length);
    assertEquals(0, OLDER.askLoaded("ABCD").length);
    assertEquals(0, OLDER.askFaults().length);
    assertFalse(text(OLDER.load(Golden.small(), "ABCD")).contains("OUT"));
  }

  @Test
  void aBadgeOfFourByThreeInchesCostsAQuarterOfItsDots() {
    int bytes = tspl.load(Pictures.art().over(Pictures.fields(1)), "ABCD").length;
    assertTrue(bytes <= 15_500, bytes + " bytes");
  }

  private static PrinterStatus idle() {
    return new PrinterStatus(State.IDLE, Set.of());
  }

  private static Optional<PrinterStatus> stopped(StateReason... reasons) {
    return Optional.of(new PrinterStatus(State.STOPPED, Set.of(reasons)));
  }

  private static String settings(Tspl language, int width, int height, int dpi) {
    return text(language.settings(Label.blank(width, height, dpi)));
  }

  private byte[] questions() {
    return (text(tspl.askStatus())
            + text(tspl.askFaults())
            + text(tspl.askLoaded("ABCD"))
            + text(tspl.askCounter())
            + text(tspl.clear()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Some bytes of noise, the rest white.
  static Label sprinkled(int width, int height, int bytes, long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    Random random = new Random(seed);
    for (int i = 0; i < bytes; i++) {
      rows[random.nextInt(rows.length)] = (byte) random.nextInt();
    }
    return Label.of(width, height, 203, rows);
  }
}
