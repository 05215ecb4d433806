package dev.foyer.printer.languages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.printer.LoadingLanguage.Progress;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Brother.Start;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Brother printers tell, read as the manual's tables say.
class BrotherStatusTest {
  private static final int COMPLETED = 1;
  private static final int ERROR = 2;
  private static final int NOTIFICATION = 5;
  private static final int PHASE = 6;

  /// As a QL-720NW with 62 mm sends it.
  private static final String IDLE =
      told("80204234373000000000 3e 0a 0000 3f 40 00 00 00 000000 00 000000000000000000");

  /// As a QL-800 with a DK-22251 sends it.
  private static final String RED =
      told("80204234383000000000 3e 0a 0000 23 00 00 00 00 000000 00 000081000000000000");

  private final Brother brother = new Brother(BrotherModel.QL_720NW);

  @Test
  void aReplyIsReadByItsBytes() {
    assertEquals(Optional.of(new PrinterStatus(State.IDLE, Set.of())), brother.status(IDLE));
    assertEquals(
        Optional.of(new PrinterStatus(State.PROCESSING, Set.of())),
        brother.status(with(IDLE, 19, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1, MEDIA_EMPTY",
    "8, 2, MEDIA_EMPTY",
    "8, 4, MEDIA_JAM",
    "8, 16, PAUSED",
    "8, 32, OFFLINE",
    "8, 128, OTHER",
    "9, 1, MEDIA_NEEDED",
    "9, 4, TRANSFER_DAMAGED",
    "9, 16, COVER_OPEN",
    "9, 64, MEDIA_JAM",
    "9, 128, OTHER"
  })
  void eachErrorBitHasItsReason(int at, int mask, StateReason reason) {
    PrinterStatus stopped = new PrinterStatus(State.STOPPED, Set.of(reason));
    assertEquals(Optional.of(stopped), brother.status(with(IDLE, at, mask)));
    assertEquals(
        Optional.of(new Progress.Failed(Set.of(reason))),
        brother.progress(with(news(ERROR), at, mask), ""));
  }

  @Test
  void severalErrorsAreAllSaid() {
    assertEquals(
        Optional.of(
            new PrinterStatus(
                State.STOPPED, Set.of(StateReason.MEDIA_EMPTY, StateReason.COVER_OPEN))),
        brother.status(with(with(IDLE, 8, 1), 9, 0x10)));
  }

  @Test
  void anErrorThatHasNoBitIsNoReadiness() {
    assertEquals(
        Optional.of(new PrinterStatus(State.STOPPED, Set.of(StateReason.OTHER))),
        brother.status(news(ERROR)));
  }

  @Test
  void aReplyThatIsCutAnywhereIsNotWholeYet() {
    for (int end = 0; end < IDLE.length(); end++) {
      String cut = IDLE.substring(0, end);
      assertEquals(Optional.empty(), brother.status(cut), "cut at " + end);
      assertEquals(Optional.empty(), Brother.loaded(cut), "cut at " + end);
      assertEquals(
          Optional.empty(),
          brother
              .progress(begun() + news(COMPLETED).substring(0, end), "")
              .filter(Progress.Done.class::isInstance),
          "cut at " + end);
    }
  }

  @Test
  void whatIsLeftOfAnEarlierReplyIsPassedOver() {
    for (int from = 1; from <= IDLE.length(); from++) {
      assertEquals(
          Optional.of(new PrinterStatus(State.IDLE, Set.of())),
          brother.status(with(IDLE, 8, 1).substring(from) + IDLE),
          "from " + from);
    }
  }

  @Test
  void whatThePrinterTellsByItselfIsNoReply() {
    assertEquals(Optional.empty(), brother.status(news(PHASE) + news(COMPLETED)));
    assertEquals(
        Optional.of(new PrinterStatus(State.IDLE, Set.of())),
        brother.status(news(COMPLETED) + IDLE + news(PHASE)));
  }

  @Test
  void theRollIsReadFromTheReply() {
    assertEquals("62 mm continuous", Brother.loaded(IDLE).orElseThrow().words());
    assertEquals(Optional.of(BrotherRoll.MM_62_RED), Brother.loaded(RED).orElseThrow().roll());
    String cut = with(with(IDLE, 11, 0x0b), 17, 100);
    assertEquals(Optional.of(BrotherRoll.MM_62_BY_100), Brother.loaded(cut).orElseThrow().roll());
    assertEquals(Optional.empty(), Brother.loaded(with(IDLE, 10, 61)).orElseThrow().roll());
  }

  @Test
  void anotherRollThanTheOneThatIsPrintedOnIsAFault() {
    PrinterStatus needed = new PrinterStatus(State.STOPPED, Set.of(StateReason.MEDIA_NEEDED));
    assertEquals(Optional.of(needed), brother.status(with(IDLE, 10, 29)));
    assertEquals(Optional.of(needed), brother.status(with(IDLE, 17, 100)));
    assertEquals(Optional.of(needed), brother.status(RED));
    Brother red = new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_62_RED, Start.AT_THE_COMMAND);
    assertEquals(Optional.of(needed), red.status(IDLE));
    assertEquals(Optional.of(new PrinterStatus(State.IDLE, Set.of())), red.status(RED));
    assertEquals(
        Optional.of(new PrinterStatus(State.STOPPED, Set.of(StateReason.MEDIA_EMPTY))),
        brother.status(with(with(IDLE, 10, 0), 11, 0)));
  }

  @Test
  void aLabelIsDoneWhenItBeganAndWasCompleted() {
    assertEquals(Optional.empty(), brother.progress("", ""));
    assertEquals(Optional.of(new Progress.Printing()), brother.progress(begun(), ""));
    assertEquals(Optional.of(new Progress.Done()), brother.progress(begun() + news(COMPLETED), ""));
    assertEquals(
        Optional.of(new Progress.Done()),
        brother.progress(begun() + news(COMPLETED) + news(PHASE) + with(news(ERROR), 8, 1), ""),
        "it was the last of the roll");
    assertEquals(
        Optional.of(new Progress.Done()),
        brother.progress(begun() + with(with(news(COMPLETED), 10, 0), 11, 0), ""),
        "there is no roll any more");
  }

  @Test
  void anEarlierLabelsEndIsNotThisOnes() {
    assertEquals(Optional.empty(), brother.progress(news(COMPLETED) + news(PHASE), ""));
    assertEquals(
        Optional.of(new Progress.Printing()),
        brother.progress(news(COMPLETED) + news(PHASE) + begun(), ""));
  }

  @Test
  void aLabelThatIsCompletedOnAnotherRollWasRefused() {
    assertEquals(
        Optional.of(new Progress.Failed(Set.of(StateReason.MEDIA_NEEDED))),
        brother.progress(begun() + with(news(COMPLETED), 10, 29), ""));
  }

  @Test
  void whileItCoolsItIsHeldAndThenGoesOn() {
    String cooling = begun() + with(news(NOTIFICATION), 22, 3);
    assertEquals(Optional.of(new Progress.Held()), brother.progress(cooling, ""));
    String cooled = cooling + with(news(NOTIFICATION), 22, 4);
    assertEquals(Optional.of(new Progress.Printing()), brother.progress(cooled, ""));
    assertEquals(Optional.of(new Progress.Done()), brother.progress(cooled + news(COMPLETED), ""));
    assertEquals(
        Optional.of(new Progress.Printing()),
        brother.progress(begun() + with(news(NOTIFICATION), 22, 1), ""),
        "another notification changes nothing");
  }

  private static String begun() {
    return with(news(PHASE), 19, 1);
  }

  private static String news(int type) {
    return with(IDLE, 18, type);
  }

  private static String with(String status, int at, int value) {
    return status.substring(0, at) + (char) value + status.substring(at + 1);
  }

  private static String told(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertEquals(32, bytes.length);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
