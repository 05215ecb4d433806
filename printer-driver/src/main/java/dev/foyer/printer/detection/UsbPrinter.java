package dev.foyer.printer.detection;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.links.DeviceLink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A printer on a device file, by what it told the kernel when it was plugged in, and by what it
/// answers.
///
/// One that told its language is asked in this one only, for what it did not tell, such as dots or
/// roll. One that told other languages only, such as an office printer, is asked nothing: it would
/// put the questions onto paper. One that told none is asked in all.
final class UsbPrinter {
  /// A printer that takes nothing for so long is not asked any more.
  private static final Duration STUCK = Duration.ofSeconds(1);

  private final Path path;
  private final Optional<DeviceId> told;
  private final Optional<Identity> known;

  /// @param sys the folder `/sys`
  UsbPrinter(Path sys, Path path) {
    this.path = path;
    this.told = DeviceId.read(sys, path);
    this.known = told.flatMap(DeviceId::identity);
  }

  /// What is there.
  ///
  /// @param uri its address
  /// @param end when the answer has to be there, by [System#nanoTime]
  /// @throws PrinterException if the device cannot be opened, or does not take the questions
  Finding finding(URI uri, long end) {
    Optional<String> others = told.flatMap(DeviceId::languages).filter(words -> known.isEmpty());
    if (others.isPresent()) {
      return new Finding.Unusable(
          "%s was not asked, because it understands only %s: if that is not all, look up the language of the %s and name it, as in %s?language=zpl."
              .formatted(path, others.get(), model(), uri));
    }
    try (DeviceLink link = new DeviceLink(path, STUCK)) {
      link.open();
      Hearing hearing = new Hearing(link, Detector.PATIENTLY, end - STUCK.toNanos());
      Optional<Identity> heard = link.hears() ? heard(hearing) : Optional.empty();
      return heard
          .map(identity -> known.map(identity::or).orElse(identity))
          .or(() -> known)
          .<Finding>map(identity -> Detector.printer(uri, identity))
          .orElseGet(() -> hearing.heardAnything() ? new Finding.Stranger() : silent(uri));
    }
  }

  /// One that told what it is may be busy with something else.
  private Optional<Identity> heard(Hearing hearing) {
    try {
      return Tongue.recognised(tongues(), hearing);
    } catch (PrinterException e) {
      if (known.isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private List<Tongue> tongues() {
    return Tongue.ALL.stream()
        .filter(tongue -> known.isEmpty() || known.get().language().equals(tongue.language()))
        .toList();
  }

  private Finding silent(URI uri) {
    return new Finding.Unusable(
        "%s does not answer: look up the language of the %s and name it, as in %s?language=zpl."
            .formatted(path, model(), uri));
  }

  private String model() {
    return told.flatMap(DeviceId::model).orElse("printer");
  }
}
