package dev.foyer.printer.address;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.PrinterLanguage;
import dev.foyer.printer.StateReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A way to one printer, which is known by its serial number: whatever printer answers with another
/// one is refused, at each opening, and after a silence, in which a cable may have been put
/// elsewhere. One that says nothing is believed and asked again. Not thread-safe.
final class NumberedLink implements Link {
  private static final Duration PATIENCE = Duration.ofMillis(1_200);

  /// How long one that said nothing is left alone.
  static final Duration PAUSE = Duration.ofSeconds(5);

  /// Whoever waits less expects no answer.
  private static final Duration SILENCE = Duration.ofMillis(250);

  private final Link link;
  private final PrinterLanguage language;
  private final String place;
  private final String number;
  private final Duration pause;

  /// Whether the printer has told its number since the link was opened or silent.
  private boolean known;

  private long askedAt;

  /// Which other printer was there, so that it is said once.
  private String refused = "";

  /// @param place what people call the port, such as `/dev/ttyUSB0`
  NumberedLink(Link link, PrinterLanguage language, String place, String number, Duration pause) {
    this.pause = pause;
    this.link = link;
    this.language = language;
    this.place = place;
    this.number = number;
  }

  /// @throws PrinterException also if another printer answers
  @Override
  public boolean open() {
    boolean anew = link.open();
    known &= !anew;
    if (!known && (anew || System.nanoTime() - askedAt > pause.toNanos())) {
      ask();
    }
    return anew;
  }

  /// A letter of the answer may be lost: only who is another printer twice is one.
  private void ask() {
    Optional<String> told = told();
    if (isOther(told)) {
      told = told();
    }
    askedAt = System.nanoTime();
    if (isOther(told)) {
      link.close();
      throw other(told.orElseThrow());
    }
    known = told.isPresent();
    refused = "";
  }

  private boolean isOther(Optional<String> told) {
    return told.isPresent() && !told.get().equals(number);
  }

  private Optional<String> told() {
    link.drain();
    link.write(language.askSerialNumber());
    long until =
        System.nanoTime() + link.travel(language.askSerialNumber().length).plus(PATIENCE).toNanos();
    StringBuilder answer = new StringBuilder();
    while (System.nanoTime() < until) {
      byte[] heard = link.read(Duration.ofNanos(until - System.nanoTime()));
      answer.append(new String(heard, StandardCharsets.ISO_8859_1));
      Optional<String> told = language.serialNumber(answer.toString());
      if (told.isPresent() || heard.length == 0) {
        return told;
      }
    }
    return Optional.empty();
  }

  private PrinterException other(String told) {
    String sentence =
        "On %s answers printer %s, not %s: the cables were swapped, put them back; if it is there for good, write serial=%s in the address."
            .formatted(place, told, number, told);
    if (!told.equals(refused)) {
      refused = told;
      System.getLogger(NumberedLink.class.getName()).log(System.Logger.Level.WARNING, sentence);
    }
    return new PrinterException(sentence, StateReason.OTHER_PRINTER);
  }

  @Override
  public void write(byte[] bytes) {
    link.write(bytes);
  }

  @Override
  public byte[] read(Duration patience) {
    byte[] heard = link.read(patience);
    known &= heard.length > 0 || patience.compareTo(SILENCE) < 0;
    return heard;
  }

  @Override
  public Duration travel(int bytes) {
    return link.travel(bytes);
  }

  @Override
  public byte[] drain() {
    return link.drain();
  }

  @Override
  public void close() {
    link.close();
  }
}
