package dev.foyer.printer.detection;

import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.links.Links;
import java.util.Map;
import java.util.Optional;

/// Sets how fast a printer's serial line runs, in the languages that have a command for it, and
/// goes back if it does not answer well at the new speed.
public final class LineSpeed {
  private static final String ZPL = "zpl";

  /// `SET COM1` names speeds by their first digits.
  private static final Map<Integer, String> TSPL_SPEEDS =
      Map.of(9_600, "96", 19_200, "19", 38_400, "38", 57_600, "57", 115_200, "115");

  /// So often a printer has to answer in a row to be believed.
  private static final int WELL = 5;

  private static final long SETTLING_MILLIS = 500;

  private final PrinterAddress before;
  private final int baud;

  private LineSpeed(PrinterAddress before, int baud) {
    this.before = before;
    this.baud = baud;
  }

  /// What became of it, in a sentence for people.
  public sealed interface Result {
    String words();

    /// It runs at the new speed and keeps it.
    record Changed(PrinterAddress address, String words) implements Result {}

    /// It runs as before.
    record Kept(String words) implements Result {}

    /// It does not answer any more.
    record Lost(String words) implements Result {}
  }

  /// Sets a printer to another speed. Takes some seconds; call it on a platform thread.
  ///
  /// @param printer at its present speed
  /// @throws dev.foyer.printer.PrinterException if the port cannot be opened
  public static Result set(PrinterAddress printer, int baud) {
    return new LineSpeed(printer, baud).set();
  }

  private Result set() {
    String language = before.language().capabilities().keyword();
    Optional<byte[]> command = command(language, baud);
    if (!"serial".equals(before.uri().getScheme())) {
      return new Result.Kept("Only a serial line has a speed.");
    }
    if (command.isEmpty()) {
      return new Result.Kept(
          "There is no command that sets a printer of %s to %d baud: set it at the printer or with its maker's program."
              .formatted(language, baud));
    }
    open();
    if (answers(before, 1) == 0) {
      return new Result.Kept(
          "The printer does not answer at this speed: find out which with foyer printers detect.");
    }
    tell(before, command.get());
    return verified(before.with("baud", Integer.toString(baud)), language);
  }

  private Result verified(PrinterAddress after, String language) {
    int answered = answers(after, WELL);
    if (answered == WELL) {
      keep(after, language);
      return new Result.Changed(
          after, "The printer runs at %d baud now, and answers.".formatted(baud));
    }
    Optional<byte[]> back = command(language, present());
    if (answered > 0) {
      back.ifPresent(command -> tell(after, command));
    }
    if (answers(before, 1) == 0) {
      return new Result.Lost(
          "The printer answers neither at %d nor at %d baud: switch it off and on, then run foyer printers detect."
              .formatted(baud, present()));
    }
    if (answered > 0) {
      return new Result.Kept(
          "At %d baud not every answer arrived (a long cable, or one beside mains): it is back at %d."
              .formatted(baud, present()));
    }
    back.ifPresent(command -> tell(before, command));
    return new Result.Kept(
        "The printer did not take %d baud and still runs at %d: set it at the printer."
            .formatted(baud, present()));
  }

  /// `^SC`, set serial communications, at once and until the power goes; `SET COM1`, for good.
  private static Optional<byte[]> command(String language, int baud) {
    String speed = TSPL_SPEEDS.get(baud);
    return speed == null
        ? Optional.empty()
        : switch (language) {
          case ZPL -> Optional.of(Tongue.ascii("^XA^SC%d,8,N,1^XZ\r\n".formatted(baud)));
          case "tspl", "tspl1" ->
              Optional.of(Tongue.ascii("SET COM1 %s,N,8,1\r\n".formatted(speed)));
          default -> Optional.empty();
        };
  }

  /// `^JUS`, saves the settings, now that they are known to work.
  private static void keep(PrinterAddress after, String language) {
    if (language.equals(ZPL)) {
      tell(after, Tongue.ascii("^XA^JUS^XZ\r\n"));
    }
  }

  /// Says in words why the port cannot be opened.
  private void open() {
    try (Link link = before.link()) {
      link.open();
    }
  }

  private static void tell(PrinterAddress address, byte[] command) {
    try (Link link = address.link()) {
      link.write(command);
      pause(link.travel(command.length).toMillis() + SETTLING_MILLIS);
    }
  }

  /// How often in a row it says how it is, up to so many times.
  private static int answers(PrinterAddress address, int most) {
    int answers = 0;
    try (LabelPrinter printer = address.printer()) {
      for (int i = 0; i < most && isAnswer(printer.status()); i++) {
        answers++;
      }
    }
    return answers;
  }

  private static boolean isAnswer(PrinterStatus status) {
    return switch (status.state()) {
      case IDLE, PROCESSING, STOPPED -> !status.equals(PrinterStatus.BABBLING);
      case MUTE, OFFLINE -> false;
    };
  }

  private int present() {
    return Integer.parseInt(Links.settings(before.uri()).getOrDefault("baud", "9600"));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
