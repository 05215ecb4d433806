package dev.foyer.printer.sim;

import dev.foyer.printer.Label;

/// Answers as a QL-820NWB on a serial line does: it tells by itself what becomes of a label, and
/// says nothing to a question while it prints. What it received is gone once an error occurs ("5.7
/// Error flow").
final class BrotherFirmware implements Firmware, BrotherParser.Machine {
  private static final int REPLY = 0;
  private static final int COMPLETED = 1;
  private static final int ERROR = 2;
  private static final int NOTIFICATION = 5;
  private static final int PHASE = 6;
  private static final int COOLING_STARTED = 3;
  private static final int COOLING_FINISHED = 4;
  private static final int LOADED = 62;
  private static final int OTHER_ROLL = 29;

  private final Machine machine;
  private final BrotherParser parser = new BrotherParser(this);

  BrotherFirmware(Machine machine) {
    this.machine = machine;
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
    if (machine.stopped()) {
      abort();
    } else if (machine.has(Fault.COOLING)) {
      say(NOTIFICATION, COOLING_STARTED);
    }
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case STARTED -> say(PHASE, 0);
      case CAME_OUT -> {
        say(COMPLETED, 0);
        say(PHASE, 0);
      }
      case STOPPED -> {
        if (machine.waiting() > 0) {
          abort();
        }
      }
      case COOLING -> say(NOTIFICATION, COOLING_STARTED);
      case COOLED -> say(NOTIFICATION, COOLING_FINISHED);
      case RESUMED -> {
        // The error was told; that it is over is told when it is asked.
      }
    }
  }

  @Override
  public void initialize() {
    machine.cancel();
  }

  @Override
  public void status() {
    boolean silent = machine.stopped() && machine.has(Fault.SILENT_WHEN_STOPPED);
    if (!machine.printing() && !silent) {
      say(REPLY, 0);
    }
  }

  private void abort() {
    say(ERROR, 0);
    machine.cancel();
  }

  private void say(int type, int notification) {
    byte[] status = new byte[32];
    status[0] = (byte) 0x80;
    status[1] = 0x20;
    status[2] = 'B';
    status[3] = '4';
    status[4] = 'A';
    status[5] = '0';
    status[8] = (byte) ((machine.paperOut() ? 0x01 : 0) | (machine.has(Fault.PAUSED) ? 0x10 : 0));
    boolean wrong = machine.has(Fault.WRONG_MEDIA);
    boolean refused = wrong && type == ERROR;
    status[9] = (byte) ((machine.has(Fault.HEAD_OPEN) ? 0x10 : 0) | (refused ? 0x01 : 0));
    status[10] = (byte) (wrong ? OTHER_ROLL : machine.paperOut() ? 0 : LOADED);
    status[11] = (byte) (machine.paperOut() ? 0 : 0x0a);
    status[14] = 0x15;
    status[18] = (byte) type;
    status[19] = (byte) (machine.printing() && type != COMPLETED ? 1 : 0);
    status[22] = (byte) notification;
    machine.say(status);
  }
}
