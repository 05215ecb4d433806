package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Answers as an EPL2 printer does.
final class EplFirmware implements Firmware, EplParser.Machine {
  private static final char ACK = '\u0006';
  private static final char NAK = '\u0015';
  private static final char XOFF = '\u0013';
  private static final char XON = '\u0011';

  /// How long a reset takes, in which nothing is taken in.
  private static final Duration RESET = Duration.ofMillis(1_500);

  private final Machine machine;
  private final EplParser parser = new EplParser(this);
  private boolean reports;
  private long deafUntil = System.nanoTime();

  EplFirmware(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void take(byte[] bytes) {
    for (byte one : bytes) {
      if (System.nanoTime() - deafUntil >= 0) {
        parser.take(one & 0xff);
      }
    }
  }

  @Override
  public void forget() {
    parser.forget();
    reports = false;
  }

  @Override
  public void print(Label label) {
    machine.print(label);
  }

  /// `^@`
  @Override
  public void reset() {
    machine.cancel();
    forget();
    deafUntil = System.nanoTime() + RESET.toNanos();
  }

  /// `US`
  @Override
  public void report() {
    reports = true;
    if (!machine.has(Fault.ACKNOWLEDGES_LABELS_ONLY)) {
      say(String.valueOf(ACK));
    }
  }

  @Override
  public void refused(String error) {
    tell(NAK + error + XOFF);
  }

  /// `^ee`
  @Override
  public void errors(String latched) {
    List<String> codes = new ArrayList<>(faults());
    if (!latched.isEmpty()) {
      codes.addFirst(latched);
    }
    if (machine.has(Fault.COOLING)) {
      codes.add("62");
    }
    say(codes.isEmpty() ? "00\r\n" : String.join(",", codes) + "\r\n");
  }

  /// With `US`, what happens is told at once.
  @Override
  public void on(Event event) {
    switch (event) {
      case CAME_OUT -> tell(String.valueOf(ACK));
      case STOPPED -> {
        String code = faults().getFirst();
        tell(NAK + code + (code.equals("07") ? "P%03d".formatted(machine.waiting()) : "") + XOFF);
      }
      case COOLING -> tell(NAK + "62" + XOFF);
      case RESUMED, COOLED -> tell(String.valueOf(XON));
      case STARTED -> {
        // Nothing is said of it.
      }
    }
  }

  /// Media without the gaps that were set up look like an empty roll.
  private List<String> faults() {
    List<String> codes = new ArrayList<>();
    if (machine.paperOut() || machine.has(Fault.WRONG_MEDIA)) {
      codes.add("07");
    }
    if (machine.has(Fault.HEAD_OPEN)) {
      codes.add("11");
    }
    if (machine.has(Fault.PAUSED)) {
      codes.add("12");
    }
    return codes;
  }

  private void tell(String news) {
    if (reports) {
      say(news);
    }
  }

  private void say(String text) {
    machine.say(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
