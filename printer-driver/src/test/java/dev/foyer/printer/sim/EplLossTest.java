package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.languages.Epl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A label with bytes missing is noticed, or refused by the printer.
class EplLossTest {
  private static final Pattern PLACE = Pattern.compile("GW(\\d+),(\\d+),");
  private final Epl epl = new Epl();
  private final Label label = wholeBytes(Pictures.art());
  private final byte[] settings = epl.settings(label);
  private final byte[] load = epl.load(label, "ABCD");

  @Test
  void aWholeLabelIsSaidToBeWhole() {
    Bench bench = loaded(load);
    assertEquals(Optional.of(true), epl.loaded(bench.said(), "ABCD"));
    assertEquals(List.of(label), bench.printed());
  }

  @Test
  void everyLostByteIsNoticedUnlessItIsADigitOfAPlace() {
    Set<Integer> places = places();
    assertTrue(places.size() < load.length / 60, places.size() + " digits");
    for (int lost : new int[] {1, 2, 5, 40}) {
      for (int at = 0; at + lost <= load.length; at++) {
        boolean place = IntStream.range(at, at + lost).allMatch(places::contains);
        if (!place && (lost < 3 || !inComment(at))) {
          assertNoticed(at, lost);
        }
      }
    }
  }

  /// Behind its first character: what is left of it is still one.
  private boolean inComment(int at) {
    String before =
        new String(load, Math.max(0, at - 17), Math.min(at, 17), StandardCharsets.ISO_8859_1);
    return before.matches("(?s).*;A{0,12}[\r\n]{0,4}");
  }

  /// Or does no harm.
  private void assertNoticed(int at, int lost) {
    Bench bench = loaded(without(at, lost));
    if (epl.loaded(bench.said(), "ABCD").orElse(false)) {
      assertEquals(List.of(label), bench.printed(), lost + " lost at " + at);
    } else {
      assertEquals(List.of(), bench.printed(), "refused; " + lost + " lost at " + at);
    }
  }

  @Test
  void aReleaseThatLostAnyOneOfItsBytesPrintsTheLabelOrNone() {
    byte[] release = epl.release(label, "ABCD");
    for (int at = 0; at < release.length; at++) {
      Bench bench = new Bench();
      Firmware firmware = new EplFirmware(bench);
      firmware.take(settings);
      firmware.take(load);
      firmware.take(without(release, at, 1));
      firmware.take(epl.askStatus());
      firmware.take(epl.askFaults());
      assertTrue(bench.printed().size() <= 1, "without " + at);
      bench.printed().forEach(printed -> assertEquals(label, printed));
    }
  }

  @Test
  void aPrinterInTheMiddleOfAPictureAnswersTheSecondQuestion() {
    for (int end = 7; end < load.length; end += 11) {
      Bench bench = new Bench();
      Firmware firmware = new EplFirmware(bench);
      firmware.take(Arrays.copyOf(load, end));
      firmware.take(epl.askFaults());
      assertTrue(epl.faults(bench.said()).isPresent(), "cut at " + end);
    }
  }

  @Test
  void whateverWasSentIsForgottenOnceItWasCleared() {
    for (int end = 0; end < load.length; end += 97) {
      Bench bench = new Bench();
      Firmware firmware = new EplFirmware(bench);
      firmware.take(Arrays.copyOf(load, end));
      firmware.take(epl.clear());
      firmware.take(epl.release(label, "ABCD"));
      assertEquals(List.of(), bench.printed(), "cut at " + end);
    }
  }

  private Bench loaded(byte[] sent) {
    Bench bench = new Bench();
    Firmware firmware = new EplFirmware(bench);
    firmware.take(settings);
    firmware.take(sent);
    firmware.take(epl.askLoaded("ABCD"));
    firmware.take(epl.release(label, "ABCD"));
    return bench;
  }

  /// Digits of numbers of two and more digits: one of them can be lost and leave a number.
  private Set<Integer> places() {
    Set<Integer> places = new TreeSet<>();
    Matcher place = PLACE.matcher(new String(load, StandardCharsets.ISO_8859_1));
    while (place.find()) {
      for (int group = 1; group <= 2; group++) {
        for (int at = place.start(group); at < place.end(group); at++) {
          if (place.group(group).length() > 1) {
            places.add(at);
          }
        }
      }
    }
    return places;
  }

  private byte[] without(int at, int lost) {
    return without(load, at, lost);
  }

  private static byte[] without(byte[] bytes, int at, int lost) {
    byte[] less = new byte[bytes.length - lost];
    System.arraycopy(bytes, 0, less, 0, at);
    System.arraycopy(bytes, at + lost, less, at, less.length - at);
    return less;
  }

  /// The printer is told a width of whole bytes.
  private static Label wholeBytes(Label label) {
    return Label.of(label.stride() * 8, label.height(), label.dpi(), label.rows());
  }
}
