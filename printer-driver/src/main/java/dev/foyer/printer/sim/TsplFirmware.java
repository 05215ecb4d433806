package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import dev.foyer.printer.languages.Tspl.Dialect;
import java.nio.charset.StandardCharsets;

/// Answers as a TSPL printer does.
final class TsplFirmware implements Firmware, TsplParser.Machine {
  private final Machine machine;
  private final Dialect dialect;
  private final TsplParser parser = new TsplParser(this);

  TsplFirmware(Machine machine, Dialect dialect) {
    this.machine = machine;
    this.dialect = dialect;
  }

  @Override
  public void take(byte[] bytes) {
    parser.take(bytes);
  }

  @Override
  public void forget() {
    parser.forget();
  }

  @Override
  public void print(Label label) {
    machine.print(label);
  }

  /// Commands behind `ESC !`.
  @Override
  public void immediate(char command) {
    switch (command) {
      case '?' -> {
        if (!machine.stopped() || !machine.has(Fault.SILENT_WHEN_STOPPED)) {
          machine.say(new byte[] {(byte) status()});
        }
      }
      case 'S' -> {
        if (dialect == Dialect.TSPL2) {
          machine.say(faults().getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      case '.' -> machine.cancel();
      case 'R' -> {
        machine.cancel();
        parser.forget();
      }
      default -> {
        // The others do nothing that can be seen from here.
      }
    }
  }

  /// `OUT`, which the older language has not.
  @Override
  public void out(String text) {
    if (dialect == Dialect.TSPL2) {
      machine.say((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /// `OUT @LABEL`
  @Override
  public void outLabel() {
    if (!machine.has(Fault.UNCOUNTED)) {
      out(Long.toString(machine.count()));
    }
  }

  /// `OUT _SERIAL$`
  @Override
  public void outNumber() {
    out(machine.number("SIMT0001"));
  }

  /// `~!T`
  @Override
  public void model() {
    machine.say("TTP-245 SIM\r".getBytes(StandardCharsets.ISO_8859_1));
  }

  /// `SET COM1`, which is kept at once.
  @Override
  public void speed(int baud) {
    machine.speed(baud);
    machine.keepSpeed();
  }

  /// Media without the gaps that were set up look like a jam.
  private int status() {
    int bits =
        bit(0x01, machine.has(Fault.HEAD_OPEN))
            | bit(0x02, machine.has(Fault.WRONG_MEDIA))
            | bit(0x04, machine.paperOut())
            | bit(0x10, machine.has(Fault.PAUSED));
    return bits != 0 ? bits : bit(0x20, busy());
  }

  private String faults() {
    boolean paused = machine.has(Fault.PAUSED);
    char message = paused ? '`' : machine.stopped() ? 'E' : busy() ? 'P' : '@';
    int hot = 0x40 | bit(0x01, machine.has(Fault.COOLING));
    int paper =
        0x40
            | bit(0x01, machine.paperOut())
            | bit(0x02, machine.has(Fault.WRONG_MEDIA))
            | bit(0x20, machine.has(Fault.HEAD_OPEN));
    return "\u0002" + message + "@" + (char) hot + (char) paper + "\u0003\r\n";
  }

  private boolean busy() {
    return machine.printing() || machine.waiting() > 0;
  }

  private static int bit(int value, boolean set) {
    return set ? value : 0;
  }
}
