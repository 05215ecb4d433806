package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Golden.assertFile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.LoadingLanguage.Progress;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
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

/// EPL2's bytes, held against files, a decoder of their own and the manuals' tables.
class EplTest {
  private final Epl epl = new Epl();

  @Property(tries = 200)
  void everyLabelIsReadBackDotForDot(
      @ForAll @IntRange(min = 1, max = 900) int width,
      @ForAll @IntRange(min = 1, max = 120) int height,
      @ForAll @IntRange(min = 0, max = 3_000) int bytes,
      @ForAll long seed) {
    Label label = TsplTest.sprinkled(width, height, bytes, seed);
    assertEquals(label, EplDecoder.picture(epl.print(label), label));
    assertEquals(label, EplDecoder.picture(epl.load(label, "ABCD"), label));
  }

  @Property(tries = 200)
  void noPictureHasBytesThatWouldBeObeyed(
      @ForAll @IntRange(min = 1, max = 200) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    Random random = new Random(seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) ~new int[] {'^', '@', 'e', 'd', '\n', 'P'}[random.nextInt(6)];
    }
    Label label = Label.of(width, height, 203, rows);
    String sent = text(epl.print(label));
    assertFalse(sent.contains("^@") || sent.contains("^e") || sent.contains("^d"), sent);
    assertEquals(label, EplDecoder.picture(epl.load(label, "ABCD"), label));
  }

  @Test
  void theBytesAreThoseOfTheGoldenFiles() throws IOException {
    Label small = Golden.small();
    assertFile("print.epl", epl.print(small));
    assertFile("load.epl", epl.load(small, "ABCD"));
    assertFile("settings.epl", epl.settings(small));
    assertFile("release.epl", epl.release(small, "ABCD"));
    assertFile("questions.epl", questions());
  }

  @Test
  void whatAFormerUserLeftBehindIsUndone() {
    Label small = Golden.small();
    assertEquals(
        List.of("eR!,0", "ZT", "R0,0", "q24", "Q7,24", "N", "P1"),
        EplDecoder.commands(epl.print(small), small));
    String endless = text(new Epl(Media.CONTINUOUS).settings(Label.blank(1_218, 900, 300)));
    assertTrue(endless.endsWith("q1224\r\nQ900,0\r\n"), endless);
  }

  @Test
  void aStatusIsCodesOfTwoDigits() {
    assertEquals(Optional.of(new PrinterStatus(State.IDLE, Set.of())), epl.status("00\r\n"));
    assertEquals(stopped(StateReason.MEDIA_EMPTY), epl.status("07\r\n"));
    assertEquals(stopped(StateReason.PAUSED, StateReason.COVER_OPEN), epl.status("11,92\r\n"));
    assertEquals(stopped(StateReason.OTHER), epl.status("99\r\n"));
    assertEquals(Optional.of(new PrinterStatus(State.PROCESSING, Set.of())), epl.status("62\r\n"));
    assertEquals(
        Optional.of(new PrinterStatus(State.IDLE, Set.of())),
        epl.status("01\r\n"),
        "what was sent was wrong, not the printer");
    assertEquals(stopped(StateReason.PAUSED), epl.status("00\r\n12\r\n"), "the latest");
  }

  @Test
  void aStatusThatIsCutAnywhereIsNotWholeYet() {
    String whole = "01,11,07\r\n";
    for (int end = 0; end < whole.length(); end++) {
      assertEquals(Optional.empty(), epl.status(whole.substring(0, end)), "cut at " + end);
    }
  }

  @Test
  void newsAreNoStatus() {
    assertEquals(Optional.empty(), epl.status("\u001507P001\u0013"));
    assertEquals(Optional.empty(), epl.status("\u001511\u0013"));
    assertEquals(Optional.empty(), epl.status("\u0006"));
  }

  @Test
  void aLabelArrivedWholeIfNothingIsWrongWithWhatWasSent() {
    assertEquals(Optional.of(true), epl.loaded("00\r\n", "ABCD"));
    assertEquals(Optional.of(true), epl.loaded("11\r\n", "ABCD"), "an open head is no damage");
    assertEquals(Optional.of(false), epl.loaded("01,11\r\n", "ABCD"));
    assertEquals(Optional.of(false), epl.loaded("02\r\n", "ABCD"));
    assertEquals(Optional.empty(), epl.loaded("\u00060", "ABCD"));
  }

  @Test
  void aReportThatIsGivenAgainIsNoneOfTheLabelBehindIt() {
    assertEquals(Optional.empty(), epl.loaded("00\r\n00\r\n", "00\r\n00\r\n", "ABCD"));
    assertEquals(Optional.empty(), epl.loaded("00\r\n\u0006", "00\r\n\u0006", "ABCD"));
    assertEquals(Optional.of(true), epl.loaded("00\r\n\u000600\r\n", "00\r\n", "ABCD"));
    assertEquals(Optional.of(false), epl.loaded("00\r\n\u000601\r\n", "01\r\n", "ABCD"));
    assertEquals(Optional.of(true), epl.loadedInSilence("00\r\n", "ABCD"));
  }

  @Test
  void aLabelIsOutWhenItWasAcknowledged() {
    assertEquals(Optional.of(new Progress.Done()), epl.progress("00\r\n\u0006", "ABCD"));
    assertEquals(
        Optional.of(new Progress.Done()),
        epl.progress("\u0006\u001507P000\u0013", "ABCD"),
        "the roll ended behind it");
    assertEquals(Optional.empty(), epl.progress("00\r\n00\r\n", "ABCD"));
    assertEquals(Optional.empty(), epl.progress("\u00150", "ABCD"));
    assertEquals(failed(StateReason.MEDIA_EMPTY), epl.progress("\u001507P001\u0013", "ABCD"));
    assertEquals(failed(StateReason.COVER_OPEN), epl.progress("00\r\n\u001511\u0013", "ABCD"));
    assertEquals(failed(StateReason.TRANSFER_DAMAGED), epl.progress("\u001501\u0013", "ABCD"));
    assertEquals(Optional.of(new Progress.Held()), epl.progress("\u001562\u0013", "ABCD"));
    assertEquals(Optional.of(new Progress.Held()), epl.progress("62\r\n", "ABCD"));
  }

  @Test
  void aBadgeOfFourByThreeInchesCostsAQuarterOfItsDots() {
    int bytes = epl.load(Pictures.art().over(Pictures.fields(1)), "ABCD").length;
    assertTrue(bytes <= 15_500, bytes + " bytes");
  }

  private static Optional<PrinterStatus> stopped(StateReason... reasons) {
    return Optional.of(new PrinterStatus(State.STOPPED, Set.of(reasons)));
  }

  private static Optional<Progress> failed(StateReason reason) {
    return Optional.of(new Progress.Failed(Set.of(reason)));
  }

  private byte[] questions() {
    return (text(epl.askStatus()) + text(epl.askFaults()) + text(epl.clear()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
