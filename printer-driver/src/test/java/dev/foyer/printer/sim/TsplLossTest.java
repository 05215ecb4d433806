package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.languages.Tspl;
import java.io.ByteArrayOutputStream;
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

/// A label with bytes missing is noticed, wherever they went.
class TsplLossTest {
  private static final Pattern PLACE = Pattern.compile("BITMAP (\\d+),(\\d+),");
  private final Tspl tspl = new Tspl();
  private final Label label = Pictures.art();
  private final byte[] settings = tspl.settings(label);
  private final byte[] load = tspl.load(label, "ABCD");

  @Test
  void aWholeLabelIsSaidToBeWhole() {
    Heard heard = heard(load);
    assertEquals(Optional.of(true), tspl.loaded(heard.said(), "ABCD"));
    assertEquals(label, heard.printed().getFirst());
  }

  @Test
  void everyLostByteIsNoticedUnlessItIsADigitOfAPlace() {
    Set<Integer> places = places();
    assertTrue(places.size() < load.length / 60, places.size() + " digits");
    for (int lost : new int[] {1, 2, 15, 44}) {
      for (int at = 0; at + lost <= load.length; at++) {
        if (!IntStream.range(at, at + lost).allMatch(places::contains)) {
          assertNoticed(at, lost);
        }
      }
    }
  }

  /// Or does no harm.
  private void assertNoticed(int at, int lost) {
    Heard heard = heard(without(at, lost));
    boolean believed = tspl.loaded(heard.said(), "ABCD").orElse(false);
    if (believed) {
      assertEquals(List.of(label), heard.printed(), lost + " lost at " + at);
    }
  }

  @Test
  void aPrinterInTheMiddleOfAPictureIsFreeAgainAfterItWasCleared() {
    for (int end = 0; end < load.length; end += 7) {
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      sent.write(load, 0, end);
      sent.writeBytes(tspl.clear());
      sent.writeBytes(load);
      Heard heard = heard(sent.toByteArray());
      assertTrue(heard.said().contains("ABCD1/"), "cut at " + end);
      assertEquals(label, heard.printed().getFirst(), "cut at " + end);
    }
  }

  @Test
  void aReleaseThatWasCutOffIsSpoiltByClearing() {
    byte[] release = tspl.release(label, "ABCD");
    for (int end = 0; end < release.length - 2; end++) {
      Bench bench = new Bench();
      Firmware firmware = new TsplFirmware(bench, Tspl.Dialect.TSPL2);
      firmware.take(Arrays.copyOf(release, end));
      firmware.take(tspl.clear());
      assertEquals(List.of(), bench.printed(), "cut at " + end);
    }
  }

  @Test
  void aReleaseThatLostAnyOneOfItsBytesPrintsTheLabelOrNone() {
    byte[] release = tspl.release(label, "ABCD");
    for (int at = 0; at < release.length; at++) {
      Bench bench = new Bench();
      Firmware firmware = new TsplFirmware(bench, Tspl.Dialect.TSPL2);
      firmware.take(settings);
      firmware.take(load);
      firmware.take(without(release, at, 1));
      firmware.take(tspl.askCounter());
      firmware.take(tspl.askStatus());
      assertTrue(bench.printed().size() <= 1, "without " + at);
      bench.printed().forEach(printed -> assertEquals(label, printed));
    }
  }

  @Test
  void oneDigitOfAPlaceIsNotNoticed() {
    Heard heard = heard(without(places().iterator().next(), 1));
    assertNotEquals(List.of(label), heard.printed(), "the doc says so; mend both");
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

  private Heard heard(byte[] sent) {
    Bench bench = new Bench();
    Firmware firmware = new TsplFirmware(bench, Tspl.Dialect.TSPL2);
    firmware.take(settings);
    firmware.take(sent);
    firmware.take(tspl.askLoaded("ABCD"));
    firmware.take(tspl.release(label, "ABCD"));
    return new Heard(bench.said(), bench.printed());
  }

  private record Heard(String said, List<Label> printed) {}
}
