package dev.foyer.printer.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.Outcome.Failed;
import dev.foyer.printer.Outcome.Printed;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Zpl;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Whatever bytes a line loses, a label that is counted as printed is the right one.
class ZplLossTest {
  private static final Pattern STRIDES = Pattern.compile("~DGR:\\w+\\.GRF,\\d+,(\\d+),");
  private static final Outcome TRANSFER_DAMAGED = new Failed(Set.of(StateReason.TRANSFER_DAMAGED));
  private static final Job JOB = job(1);
  private static final Job NEXT = job(2);

  /// Two labels went before, so that all of its formats and both places of fields have been in use.
  private static final class Evening implements AutoCloseable {
    private final LossyWire wire = new LossyWire(at -> false);
    private final LabelPrinter printer = new LabelPrinter(new Zpl(), wire);
    private final Prepared.Ready ready;

    Evening() {
      assertEquals(new Printed(1), printer.print(job(5)));
      assertEquals(new Printed(2), printer.print(job(6)));
      ready = assertInstanceOf(Prepared.Ready.class, printer.prepare(JOB));
      assertEquals(2, labels().size());
    }

    List<Label> labels() {
      return wire.bench().printed();
    }

    /// Loses these of the bytes that come now.
    void lose(LongPredicate lost) {
      long from = wire.count();
      wire.lose(at -> lost.test(at - from));
    }

    @Override
    public void close() {
      printer.close();
    }
  }

  @Test
  void aReleaseThatLostAnyOneOfItsBytesPrintsTheRightLabelOrNone() throws Exception {
    int length = releaseLength();
    assertTrue(length <= 57, length + " bytes are more than 60 ms at 9600 baud");
    forEach(length, ZplLossTest::released);
  }

  /// Printed is the right label, and failed is none, then or later.
  private static void released(long lost) {
    try (Evening evening = new Evening()) {
      evening.lose(at -> at == lost);
      Outcome outcome = evening.printer.release(evening.ready);
      switch (outcome) {
        case Printed printed -> assertEquals(JOB.whole(), evening.labels().get(2));
        case Failed failed -> assertEquals(2, evening.labels().size());
        default -> throw new AssertionError(outcome);
      }
      int before = evening.labels().size();
      evening.lose(at -> false);
      assertEquals(new Printed(before + 1), evening.printer.print(NEXT));
      assertEquals(NEXT.whole(), evening.labels().get(before));
      assertEquals(before + 1, evening.labels().size());
    }
  }

  @Test
  void noTwoBytesOfAReleaseMakeAnotherLabelWhenTheyAreLost() {
    int length = releaseLength();
    for (int pair = 0; pair < length * length; pair++) {
      int one = pair / length;
      int other = pair % length;
      left(at -> at == one || at == other);
    }
  }

  @Test
  void noRunOfBytesOfAReleaseMakesAnotherLabelWhenItIsLost() {
    int length = releaseLength();
    for (int run = 0; run < length * length; run++) {
      int from = run / length;
      int many = 2 + run % length;
      left(at -> at >= from && at < from + many);
    }
  }

  @Property(tries = 1_000)
  void whateverIsLeftOfAReleaseIsTheRightLabelOrNone(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int oneIn) {
    Random random = new Random(seed);
    left(at -> random.nextInt(oneIn) == 0);
  }

  /// What is printed then, also by the questions and commands that follow.
  private static void left(LongPredicate lost) {
    Recording recording = Recording.INSTANCE;
    Bench bench = new Bench();
    ZplFirmware firmware = new ZplFirmware(bench);
    firmware.take(recording.before());
    assertEquals(2, bench.printed().size());
    firmware.take(without(recording.release(), lost));
    firmware.take(recording.behind());
    assertTrue(bench.printed().size() <= 3);
    bench.printed().stream().skip(2).forEach(label -> assertEquals(JOB.whole(), label));
  }

  /// The bytes of an evening: all up to a release, the release, and a few questions behind it.
  private record Recording(byte[] before, byte[] release, byte[] behind) {
    private static final Recording INSTANCE = record();

    private static Recording record() {
      try (Evening evening = new Evening()) {
        String before = evening.wire.sent();
        evening.printer.release(evening.ready);
        String all = evening.wire.sent().substring(before.length());
        int end = all.indexOf("^XZ\n") + 4;
        return new Recording(
            bytes(before), bytes(all.substring(0, end)), bytes(all.substring(end)));
      }
    }
  }

  private static byte[] without(byte[] bytes, LongPredicate lost) {
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at++) {
      if (!lost.test(at)) {
        left.write(bytes[at]);
      }
    }
    return left.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whateverByteIsLostOnALabelsWholeWayNoWrongOneCountsAsPrinted() throws Exception {
    forEachLostByte(() -> new LossyWire(at -> false));
  }

  @Test
  void norIfTheArtIsThereAndAnotherProgramHasDeletedTheFormats() throws Exception {
    forEachLostByte(
        () -> {
          LossyWire wire = new LossyWire(at -> false);
          try (LabelPrinter before = new LabelPrinter(new Zpl(), wire)) {
            before.print(JOB);
          }
          wire.write(bytes("^XA^IDR:*.ZPL^FS^XZ"));
          wire.bench().printed().clear();
          return wire;
        });
  }

  /// A digit that tells how many bytes a row of a graphic has is the known limit.
  private static void forEachLostByte(Supplier<LossyWire> printers) throws Exception {
    String way = wholeWay(printers.get());
    Set<Long> strides = strides(way);
    forEach(
        way.length(),
        lost -> {
          if (!strides.contains(lost)) {
            LossyWire wire = printers.get();
            long from = wire.count();
            wire.lose(at -> at - from == lost);
            printed(wire);
          }
        });
  }

  /// Formats that lost their beginning are printed at once; what they would draw is not there.
  private static void printed(LossyWire wire) {
    try (LabelPrinter printer = new LabelPrinter(new Zpl(), wire)) {
      Outcome outcome = printedOrSettled(printer);
      List<Label> drawn = wire.bench().printed().stream().filter(label -> !isBlank(label)).toList();
      switch (outcome) {
        case Printed printed -> assertEquals(List.of(JOB.whole()), drawn, wire::sent);
        case Failed failed -> assertEquals(List.of(), drawn, wire::sent);
        default -> throw new AssertionError(outcome + "\n" + wire.sent());
      }
      assertInstanceOf(Printed.class, printer.print(NEXT), wire::sent);
      assertEquals(NEXT.whole(), wire.bench().printed().getLast(), wire::sent);
    }
  }

  private static Outcome printedOrSettled(LabelPrinter printer) {
    if (printer.prepare(JOB) instanceof Prepared.Ready ready) {
      Outcome outcome = printer.release(ready);
      return outcome instanceof Outcome.Pending ? printer.settle(ready.counter()) : outcome;
    }
    throw new AssertionError("one lost byte is made good");
  }

  @Test
  void fieldsOfAnEarlierLabelThatCouldNotBeDeletedDoNotPassForDamagedOnes() {
    LossyWire wire = new LossyWire(at -> false);
    try (LabelPrinter printer = new LabelPrinter(new Zpl(), wire)) {
      wire.damage("^XA^IDR:F");
      assertEquals(new Printed(1), printer.print(job(5)));
      assertEquals(new Printed(2), printer.print(job(6)));
      wire.damage("~DGR:F");
      assertEquals(TRANSFER_DAMAGED, printer.print(JOB));
      wire.damage("nothing");
      assertEquals(new Printed(3), printer.print(JOB));
      assertEquals(JOB.whole(), wire.bench().printed().getLast());
    }
  }

  @Test
  void aDigitLostFromTheWidthOfAGraphicIsNotNoticed() {
    LossyWire wire = new LossyWire(at -> false);
    long first = strides(wholeWay(wire)).iterator().next();
    wire = new LossyWire(at -> at == first);
    try (LabelPrinter printer = new LabelPrinter(new Zpl(), wire)) {
      printer.print(JOB);
      assertNotEquals(JOB.whole(), wire.bench().printed().getFirst(), "the doc says so; mend both");
    }
  }

  private static boolean isBlank(Label label) {
    return label.equals(Label.blank(label.width(), label.height(), label.dpi()));
  }

  /// Where the digits of the bytes a row of graphics stand.
  private static Set<Long> strides(String way) {
    Set<Long> strides = new TreeSet<>();
    Matcher stride = STRIDES.matcher(way);
    while (stride.find()) {
      LongStream.range(stride.start(1), stride.end(1)).forEach(strides::add);
    }
    return strides;
  }

  private static String wholeWay(LossyWire wire) {
    int before = wire.sent().length();
    try (LabelPrinter printer = new LabelPrinter(new Zpl(), wire)) {
      assertEquals(new Printed(1), printer.print(JOB));
      return wire.sent().substring(before);
    }
  }

  private static int releaseLength() {
    return Recording.INSTANCE.release().length;
  }

  /// All at the same time: most of it is waiting.
  private static void forEach(long count, LongConsumer trial) throws Exception {
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> trials = new ArrayList<>();
      LongStream.range(0, count)
          .forEach(number -> trials.add(all.submit(() -> trial.accept(number))));
      for (Future<?> one : trials) {
        one.get();
      }
    }
  }

  private static Job job(int guest) {
    return new Job(
        Pictures.cropped(Pictures.noise(100, 20_000), 100, 24),
        Pictures.cropped(Pictures.noise(guest, 20_000), 100, 24));
  }
}
