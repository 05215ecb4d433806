package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Golden.assertFile;
import static dev.foyer.printer.languages.Wire.joined;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.LoadingLanguage.Progress;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.EscPos.Ending;
import dev.foyer.printer.languages.EscPos.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ESC/POS's bytes, held against files, a decoder of their own and the manual's tables.
class EscPosTest {
  /// What is left free at the left of a label if there is room.
  private static final int FREE = 7;

  private static final int HEAD = 384;
  private static final String ID = "7\"ABCD\0";

  private final EscPos escPos = new EscPos(Model.DOTS_384, Ending.CUT);

  @Property(tries = 300)
  void everyLabelIsReadBackDotForDot(
      @ForAll @IntRange(min = 1, max = HEAD - FREE) int width,
      @ForAll @IntRange(min = 1, max = 200) int height,
      @ForAll @IntRange(min = 0, max = 8) int density,
      @ForAll long seed) {
    Label label = random(width, height, density, seed);
    byte[] job = escPos.print(label);
    assertObeysNothingWithin(job);
    assertEquals(label, EscPosDecoder.of(job).label(FREE, width, height));
  }

  @Property(tries = 300)
  void aLabelOfCommandsIsReadBackDotForDotAndNoneIsObeyed(
      @ForAll @IntRange(min = 9, max = HEAD - FREE) int width, @ForAll long seed) {
    Label label = ofCommands(width, 6, seed);
    byte[] job = escPos.print(label);
    assertObeysNothingWithin(job);
    assertEquals(label, EscPosDecoder.of(job).label(FREE, width, 60));
  }

  @Property(tries = 300)
  void aLabelAsWideAsTheHeadHasAtMostADotMoreWhereACommandWouldStand(
      @ForAll @IntRange(min = HEAD - FREE + 1, max = HEAD) int width, @ForAll long seed) {
    Label label = ofCommands(width, width / 8, seed);
    byte[] job = escPos.print(label);
    assertObeysNothingWithin(job);
    Label read = EscPosDecoder.of(job).label(HEAD - width, width, 60);
    assertEquals(read, label.over(read), "no dot is missing");
    for (int y = 0; y < 60; y++) {
      for (int x = 1; x < width; x++) {
        boolean more = read.black(x, y) && !label.black(x, y);
        assertTrue(!more || label.black(x - 1, y), "a dot of its own at " + x + ", " + y);
      }
    }
  }

  @Test
  void aRowThatBeginsWithInkAndHoldsACommandLiesElsewhereInItsBytes() {
    byte[] rows = new byte[40];
    rows[0] = (byte) 0x80;
    rows[10] = 0x10;
    rows[11] = 0x04;
    Label label = Label.of(320, 1, 203, rows);
    byte[] job = escPos.print(label);
    assertObeysNothingWithin(job);
    assertEquals(label, EscPosDecoder.of(job).label(FREE, 320, 1));
  }

  @Test
  void theEndOfARowAndTheBeginningOfTheNextMakeNoCommand() {
    byte[] rows = new byte[40];
    rows[19] = 0x10;
    rows[20] = 0x04;
    Label label = Label.of(160, 2, 203, rows);
    byte[] job = escPos.print(label);
    assertObeysNothingWithin(job);
    assertEquals(label, EscPosDecoder.of(job).label(FREE, 160, 2));
  }

  @Test
  void whitePaperIsFedAndNotSent() {
    byte[] job = escPos.print(Label.blank(300, 1_000, 203));
    assertTrue(job.length < 40, job.length + " bytes");
    assertEquals(1_000, EscPosDecoder.of(job).rows());
  }

  @Test
  void aRowOfThePaperIsAMotionUnit() {
    EscPosDecoder wide =
        EscPosDecoder.of(new EscPos(Model.DOTS_512, Ending.CUT).print(Label.blank(512, 10, 180)));
    assertEquals(180, wide.across());
    assertEquals(180, wide.along());
  }

  @Test
  void theLabelEndsAsItsRollWantsIt() {
    assertEquals("cut B0", EscPosDecoder.of(escPos.print(small())).ending());
    EscPos labels = new EscPos(Model.DOTS_384, Ending.NEXT_LABEL);
    assertEquals("L C0", EscPosDecoder.of(labels.print(small())).ending());
    EscPosDecoder torn =
        EscPosDecoder.of(new EscPos(Model.DOTS_384, Ending.TEAR_OFF).print(small()));
    assertEquals("", torn.ending());
    assertTrue(torn.rows() > 100, torn.rows() + " rows to the bar");
  }

  @Test
  void theBytesAreThoseOfTheGoldenFiles() throws IOException {
    assertFile("print.escpos", escPos.print(small()));
    assertFile("release.escpos", escPos.release(small(), "ABCD"));
    assertFile("questions.escpos", joined(escPos.askStatus(), escPos.clear()));
  }

  @Test
  void theReleaseCarriesAllAndAsksForItsTicket() {
    Label label = small();
    assertEquals(0, escPos.load(label, "ABCD").length);
    byte[] release = escPos.release(label, "KLMN");
    assertEquals("KLMN", EscPosDecoder.of(release).ticket());
    byte[] job = escPos.print(label);
    byte[] settings = escPos.settings(label);
    assertArrayEquals(job, joined(settings, Arrays.copyOf(release, job.length - settings.length)));
  }

  @Test
  void aLabelThatIsWiderThanTheHeadIsRefused() {
    Label wide = Label.blank(385, 10, 203);
    assertThrows(IllegalArgumentException.class, () -> escPos.release(wide, "ABCD"));
    assertThrows(IllegalArgumentException.class, () -> escPos.print(wide));
    assertEquals(384, escPos.capabilities().widest());
    assertEquals(Optional.of(Model.DOTS_576), Model.named("576"));
    assertEquals(Optional.empty(), Model.named("577"));
  }

  @Test
  void aStatusIsFourBytes() {
    assertEquals(status(State.IDLE), escPos.status("\u0012\u0012\u0012\u0012"));
    assertEquals(status(State.IDLE), escPos.status("\u0016\u0012\u0012\u001e"), "drawer, near end");
    assertEquals(
        status(State.IDLE),
        escPos.status("7%\0\u0012\u0012" + ID + "\u0012\u0012"),
        "other answers are in between");
  }

  @Test
  void aStatusThatIsCutAnywhereIsNotWholeYet() {
    String whole = ID + "\u0012\u0012\u0012\u0012";
    for (int end = 0; end < whole.length(); end++) {
      assertEquals(Optional.empty(), escPos.status(whole.substring(0, end)), "cut at " + end);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1a121212, PAUSED",
    "1a161212, COVER_OPEN",
    "1a321212, MEDIA_EMPTY",
    "1a121272, MEDIA_EMPTY",
    "1a521a12, MEDIA_JAM",
    "1a521612, MEDIA_NEEDED",
    "1a523212, OTHER"
  })
  void eachFaultHasItsReason(String answer, StateReason reason) {
    assertEquals(status(State.STOPPED, reason), escPos.status(told(answer)));
  }

  @Test
  void severalFaultsAreAllSaid() {
    assertEquals(
        status(State.STOPPED, StateReason.COVER_OPEN, StateReason.MEDIA_EMPTY),
        escPos.status(told("1a361272")));
  }

  @Test
  void aHotHeadIsAtWorkAndNotStopped() {
    assertEquals(status(State.PROCESSING), escPos.status(told("1a525212")));
  }

  @Test
  void aTicketThatCameBackIsALabelThatCameOut() {
    assertEquals(Optional.empty(), escPos.progress("", "ABCD"));
    assertEquals(
        Optional.of(new Progress.Done()), escPos.progress("\u0012\u0012" + ID + "7%\0", "ABCD"));
    assertEquals(Optional.empty(), escPos.progress(ID, "ABCE"), "that was another label");
    for (int end = 0; end < ID.length(); end++) {
      assertEquals(Optional.empty(), escPos.progress(ID.substring(0, end), "ABCD"));
    }
  }

  @Test
  void noByteOfATicketPassesForAStatus() {
    for (char letter = 'A'; letter <= 'P'; letter++) {
      String id = "7\"" + letter + letter + letter + letter + "\0";
      assertEquals(Optional.empty(), escPos.status(id));
    }
  }

  @Test
  void aBadgeOnAPaperOf80MillimetresFitsIntoFifteenKilobytes() {
    Label badge = Pictures.art().over(Pictures.fields(1));
    Label fits = Label.of(badge.image().getSubimage(0, 0, 576, 609), 203);
    int bytes = new EscPos(Model.DOTS_576, Ending.CUT).print(fits).length;
    assertTrue(bytes <= 15_000, bytes + " bytes");
  }

  private static Optional<PrinterStatus> status(State state, StateReason... reasons) {
    return Optional.of(new PrinterStatus(state, Set.of(reasons)));
  }

  private static String told(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  /// That a printer, looking at bytes as they arrive, sees no real-time command.
  private static void assertObeysNothingWithin(byte[] job) {
    String text = new String(job, StandardCharsets.ISO_8859_1);
    for (String command : List.of("\u0010\u0004", "\u0010\u0005", "\u0010\u0014")) {
      assertEquals(-1, text.indexOf(command));
    }
  }

  /// 60 rows of little but `DLE EOT`, `DLE ENQ` and `DLE DC4`, at any place in a byte.
  ///
  /// @param most how many bytes a row has them in: the fewer, the more places are clear of them
  private static Label ofCommands(int width, int most, long seed) {
    Random random = new Random(seed);
    int stride = (width + 7) / 8;
    byte[] rows = new byte[stride * 60];
    int[] pairs = {0x1004, 0x1005, 0x1014, 0x0802, 0x2008, 0x4010, 0x8020, 0x0100};
    for (int y = 0; y < 60; y++) {
      for (int i = 0; i + 1 < Math.min(stride, most); i += 2) {
        int pair = pairs[random.nextInt(pairs.length)];
        rows[y * stride + i] = (byte) (pair >> 8);
        rows[y * stride + i + 1] = (byte) pair;
      }
    }
    return Label.of(width, 60, 203, rows);
  }

  /// @param density 0 is nearly white, so that there are empty rows; 8 is noise
  private static Label random(int width, int height, int density, long seed) {
    Random random = new Random(seed);
    byte[] rows = new byte[(width + 7) / 8 * height];
    if (density == 8) {
      random.nextBytes(rows);
    }
    for (int i = 0; i < rows.length * density / 8 + 3; i++) {
      rows[random.nextInt(rows.length)] |= (byte) (1 << random.nextInt(8));
    }
    return Label.of(width, height, 203, rows);
  }

  /// A ramp of 19 by 7 dots, and white below.
  private static Label small() {
    byte[] rows = new byte[3 * 20];
    for (int i = 0; i < 21; i++) {
      rows[i] = (byte) (i * 37);
    }
    return Label.of(19, 20, 203, rows);
  }
}
