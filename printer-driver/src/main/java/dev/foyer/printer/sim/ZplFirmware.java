package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;

/// Answers as a ZPL printer does.
final class ZplFirmware implements Firmware, ZplParser.Machine {
  private static final String NUMBER = "SIMZ0001";

  private final Machine machine;
  private final ZplParser parser = new ZplParser(this);

  ZplFirmware(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void take(byte[] bytes) {
    parser.take(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void forget() {
    parser.forget();
  }

  @Override
  public void print(Label label) {
    machine.print(label);
  }

  /// `~JA`
  @Override
  public void cancel() {
    machine.cancel();
  }

  /// `~HS`
  @Override
  public void hostStatus(boolean partial) {
    if (stands() && machine.has(Fault.SILENT_WHEN_STOPPED)) {
      return;
    }
    int left = machine.waiting();
    answer(
        "\u0002030,%d,%d,0609,%03d,0,0,%d,000,0,0,0\u0003\r\n"
                .formatted(bit(noMedia()), bit(paused()), left, bit(partial))
            + "\u0002001,0,%d,0,1,2,4,0,%08d,1,%03d\u0003\r\n"
                .formatted(
                    bit(machine.has(Fault.HEAD_OPEN)),
                    machine.printing() ? Math.max(1, left) : 0,
                    parser.graphics())
            + "\u00020000,0\u0003\r\n");
  }

  /// Media without the gaps that were set up look like an empty roll.
  private boolean noMedia() {
    return machine.paperOut() || machine.has(Fault.WRONG_MEDIA);
  }

  private boolean stands() {
    return noMedia() || machine.has(Fault.HEAD_OPEN);
  }

  /// `~HQES`
  @Override
  public void errors() {
    long bits = bit(noMedia()) | (machine.has(Fault.HEAD_OPEN) ? 4 : 0) | (paused() ? 0x10000 : 0);
    answer(
        "\u0002\r\nPRINTER STATUS\r\n ERRORS: %d 00000000 %08X\r\n"
                .formatted(bits == 0 ? 0 : 1, bits)
            + " WARNINGS: 0 00000000 00000000\r\n\u0003");
  }

  private boolean paused() {
    return machine.has(Fault.PAUSED);
  }

  @Override
  public void odometer() {
    answer(machine.has(Fault.UNCOUNTED) ? "\"?\"" : "\"" + machine.count() + "\"");
  }

  /// `~HI`
  @Override
  public void identification() {
    answer("\u0002SIM4-203dpi,V1.0.0,8,8192KB\u0003\r\n");
  }

  @Override
  public void number() {
    answer("\"" + machine.number(NUMBER) + "\"");
  }

  @Override
  public void speed(int baud) {
    machine.speed(baud);
  }

  @Override
  public void keepSpeed() {
    machine.keepSpeed();
  }

  @Override
  public ZplParser.Formats formats() {
    if (machine.has(Fault.NO_FORMATS)) {
      return ZplParser.Formats.UNKNOWN;
    }
    return machine.has(Fault.FORMATS_HIDDEN) ? ZplParser.Formats.KEPT : ZplParser.Formats.SHOWN;
  }

  @Override
  public void answer(String text) {
    machine.say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static int bit(boolean set) {
    return set ? 1 : 0;
  }
}
