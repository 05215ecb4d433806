package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Answers as an ESC/POS printer does: real-time commands at once, wherever they stand, and a
/// process ID once what stood before it was printed.
final class EscPosFirmware implements Firmware, EscPosParser.Machine {
  private static final int FIXED = 0x12;
  private static final int OFFLINE = 0x08;
  private static final int COVER = 0x04;
  private static final int STOPPED_FOR_PAPER = 0x20;
  private static final int ERROR = 0x40;
  private static final int HOT = 0x40;
  private static final int LAYOUT = 0x04;
  private static final int NO_PAPER = 0x60;

  private final Machine machine;
  private final EscPosParser parser = new EscPosParser(this);

  /// For each label that waits, the process ID behind it.
  private final Deque<String> tickets = new ArrayDeque<>();

  EscPosFirmware(Machine machine) {
    this.machine = machine;
  }

  @Override
  public void take(byte[] bytes) {
    parser.take(bytes);
  }

  @Override
  public void forget() {
    tickets.clear();
    parser.forget();
  }

  @Override
  public void print(Label label) {
    tickets.addLast("");
    machine.print(label);
  }

  @Override
  public void ticket(String ticket) {
    if (machine.waiting() == 0 || tickets.isEmpty()) {
      tell(ticket);
    } else {
      tickets.removeLast();
      tickets.addLast(ticket);
    }
  }

  @Override
  public void on(Event event) {
    if (event == Event.CAME_OUT && !tickets.isEmpty()) {
      tell(tickets.removeFirst());
    }
  }

  /// `GS ( H`, function 48
  private void tell(String ticket) {
    if (!ticket.isEmpty()) {
      machine.say(("7\"" + ticket + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /// `DLE DC4`, function 8
  @Override
  public void clear() {
    String moving = machine.printing() && !tickets.isEmpty() ? tickets.getFirst() : "";
    machine.cancel();
    tickets.clear();
    if (machine.waiting() > 0) {
      tickets.add(moving);
    }
    machine.say(new byte[] {0x37, 0x25, 0});
  }

  @Override
  public void text(int letters) {
    machine.spoil(letters);
  }

  /// `GS I`, name and serial number.
  @Override
  public void information(int which) {
    String answer =
        which == 'C'
            ? "_TM-m30 SIM\0"
            : which == 'D' ? "_" + machine.number("SIME0001") + "\0" : "";
    machine.say(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// `DLE EOT`
  @Override
  public void status(int which) {
    if (machine.stopped() && machine.has(Fault.SILENT_WHEN_STOPPED)) {
      return;
    }
    boolean paper = machine.paperOut();
    boolean layout = machine.has(Fault.WRONG_MEDIA);
    int bits =
        switch (which) {
          case 1 -> machine.stopped() ? OFFLINE : 0;
          case 2 ->
              (machine.has(Fault.HEAD_OPEN) ? COVER : 0)
                  | (paper ? STOPPED_FOR_PAPER : 0)
                  | (layout ? ERROR : 0);
          case 3 -> (machine.has(Fault.COOLING) ? HOT : 0) | (layout ? LAYOUT : 0);
          default -> paper ? NO_PAPER : 0;
        };
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(FIXED | bits);
    machine.say(answer.toByteArray());
  }
}
