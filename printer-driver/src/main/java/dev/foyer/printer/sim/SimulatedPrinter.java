package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// A ZPL printer on a pseudo-terminal: takes bytes at the pace of its baud rate, keeps labels in a
/// buffer, prints them at the pace of its motor into PNG files, counts them, and has faults.
/// Thread-safe.
public final class SimulatedPrinter implements AutoCloseable {
  private static final int MOST_WAITING = 8;
  private static final int ONE_LOST_IN = 256;

  private final Setup setup;
  private final Random random;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Deque<Label> waiting = new ArrayDeque<>();
  private final Tray tray;
  private final ZplParser parser;
  private final Line line;
  private final Thread motor;
  private Consumer<Path> onLabel = path -> {};
  private long arriving = System.nanoTime();
  private long lastArrival = arriving;
  private int paperLeft = Integer.MAX_VALUE;
  private boolean printing;
  private int cancels;

  /// How often a label was taken away while it moved.
  private int losses;

  private volatile boolean closed;

  /// How a printer is set up.
  ///
  /// @param link the stable name by which programs open it; a symbolic link to the terminal
  /// @param folder where labels go as `label-000001.png`, and the counter
  /// @param inchesPerSecond how fast the motor is
  /// @param seed of what is random in its faults
  public record Setup(
      Path link, Path folder, int baud, double inchesPerSecond, long seed, Buffer buffer) {
    /// @throws IllegalArgumentException if no printer is like this; the message says what is wrong
    public Setup {
      if (baud < 110 || baud > 4_000_000) {
        throw new IllegalArgumentException("No line runs at " + baud + " baud.");
      }
      if (!(inchesPerSecond >= 0.1 && inchesPerSecond <= 100)) {
        throw new IllegalArgumentException(
            "A printer prints 0.1 to 100 inches a second, not " + inchesPerSecond + ".");
      }
    }

    public Setup(Path link, Path folder, int baud, double inchesPerSecond, long seed) {
      this(link, folder, baud, inchesPerSecond, seed, Buffer.USUAL);
    }

    public Setup with(Buffer other) {
      return new Setup(link, folder, baud, inchesPerSecond, seed, other);
    }
  }

  private SimulatedPrinter(Setup setup) throws IOException {
    this.setup = setup;
    this.random = new Random(setup.seed());
    this.tray = new Tray(setup.folder());
    this.parser = new ZplParser(new Engine());
    this.line = new Line(setup.link(), setup.baud(), setup.buffer(), new Input());
    this.motor = Thread.ofPlatform().daemon().name("sim-motor").unstarted(this::runMotor);
    line.start();
    motor.start();
  }

  /// Switches a printer on.
  public static SimulatedPrinter start(Setup setup) {
    try {
      return new SimulatedPrinter(setup);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated printer cannot start", e);
    }
  }

  /// Tells of each label, by its file, as it comes out.
  public synchronized void onLabel(Consumer<Path> listener) {
    onLabel = listener;
  }

  public synchronized Set<Fault> faults() {
    return faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
  }

  /// Something goes wrong.
  public synchronized void fail(Fault fault) {
    if (!faults.add(fault)) {
      return;
    }
    if (fault == Fault.UNPLUGGED) {
      line.unplug();
    }
    notifyAll();
  }

  /// Something is put right.
  public synchronized void mend(Fault fault) {
    if (!faults.remove(fault)) {
      return;
    }
    if (fault == Fault.PAPER_OUT) {
      paperLeft = Integer.MAX_VALUE;
    }
    if (fault == Fault.UNPLUGGED) {
      line.plug();
    }
    notifyAll();
  }

  /// Switched off and on again: whatever was in its memory is gone, the label counter is not.
  public synchronized void powerCycle() {
    boolean unplugged = faults.contains(Fault.UNPLUGGED);
    line.unplug();
    line.forget();
    parser.forget();
    waiting.clear();
    losses++;
    if (!unplugged) {
      line.plug();
    }
    notifyAll();
  }

  /// How many bytes have come in over the line.
  public long received() {
    return line.received();
  }

  /// How many of them were lost because the buffer was full.
  public long dropped() {
    return line.dropped();
  }

  /// When the last byte of the latest label had arrived, by [System#nanoTime].
  public synchronized long lastArrival() {
    return lastArrival;
  }

  /// The roll ends after this many more labels.
  public synchronized void paperLeft(int labels) {
    paperLeft = labels;
  }

  /// How many labels were ever printed.
  public synchronized long count() {
    return tray.count();
  }

  /// Labels that arrived and have not come out.
  public synchronized int waiting() {
    return waiting.size();
  }

  /// Whether the paper moves.
  public synchronized boolean moves() {
    return printing;
  }

  /// The label with this number, from 1.
  public Path label(long number) {
    return tray.label(number);
  }

  public Setup setup() {
    return setup;
  }

  @Override
  public void close() {
    closed = true;
    line.close();
    motor.interrupt();
  }

  private void runMotor() {
    try {
      while (!closed) {
        printNext();
      }
    } catch (InterruptedException e) {
      // Switched off.
      return;
    }
  }

  private void printNext() throws InterruptedException {
    Label label;
    int cancelled;
    int lost;
    synchronized (this) {
      while (waiting.isEmpty() || stopped()) {
        if (paperLeft == 0) {
          faults.add(Fault.PAPER_OUT);
        }
        wait();
      }
      label = waiting.getFirst();
      cancelled = cancels;
      lost = losses;
      printing = true;
    }
    double inches = (double) label.height() / label.dpi();
    Thread.sleep((long) (inches / setup.inchesPerSecond() * 1000));
    synchronized (this) {
      printing = false;
      if (lost != losses) {
        return;
      }
      if (!stopped()) {
        waiting.removeFirst();
        comeOut(label);
      } else if (cancelled != cancels) {
        waiting.removeFirst();
      }
    }
  }

  private boolean stopped() {
    return paperLeft == 0
        || faults.contains(Fault.PAPER_OUT)
        || faults.contains(Fault.HEAD_OPEN)
        || faults.contains(Fault.PAUSED);
  }

  private void comeOut(Label label) {
    if (paperLeft != Integer.MAX_VALUE && --paperLeft == 0) {
      faults.add(Fault.PAPER_OUT);
    }
    onLabel.accept(tray.add(label));
  }

  private void reply(String text) {
    if (!faults.contains(Fault.MUTE)) {
      line.say(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /// What comes in over the line.
  private final class Input implements Line.Receiver {
    @Override
    public boolean hasRoom() {
      synchronized (SimulatedPrinter.this) {
        return waiting.size() < MOST_WAITING;
      }
    }

    @Override
    public void arrived(byte[] bytes) {
      long now = System.nanoTime();
      synchronized (SimulatedPrinter.this) {
        arriving = now;
        parser.take(heard(new String(bytes, StandardCharsets.ISO_8859_1)));
      }
    }

    private String heard(String text) {
      if (!faults.contains(Fault.LOSSY)) {
        return text;
      }
      StringBuilder heard = new StringBuilder();
      text.chars()
          .filter(byteThere -> random.nextInt(ONE_LOST_IN) != 0)
          .forEach(byteThere -> heard.append((char) byteThere));
      return heard.toString();
    }
  }

  /// What the parser drives; called with the printer's lock held.
  private final class Engine implements ZplParser.Machine {
    @Override
    public void print(Label label) {
      waiting.addLast(label);
      lastArrival = arriving;
      SimulatedPrinter.this.notifyAll();
    }

    /// `~JA` lets the label that moves be finished and drops what waits behind it.
    @Override
    public void cancel() {
      Label moving = printing && !stopped() ? waiting.peekFirst() : null;
      waiting.clear();
      if (moving == null) {
        losses++;
      } else {
        waiting.addFirst(moving);
      }
      cancels++;
    }

    @Override
    public void hostStatus(boolean partial) {
      boolean paper = paperOut();
      boolean silent = paper || faults.contains(Fault.HEAD_OPEN);
      if (silent && faults.contains(Fault.SILENT_WHEN_STOPPED)) {
        return;
      }
      int left = waiting.size();
      reply(
          "\u0002030,%d,%d,0609,%03d,0,0,%d,000,0,0,0\u0003\r\n"
                  .formatted(bit(paper), bit(paused()), left, bit(partial))
              + "\u0002001,0,%d,0,1,2,4,0,%08d,1,%03d\u0003\r\n"
                  .formatted(
                      bit(faults.contains(Fault.HEAD_OPEN)),
                      printing ? Math.max(1, left) : 0,
                      parser.graphics())
              + "\u00020000,0\u0003\r\n");
    }

    @Override
    public void errors() {
      long bits =
          bit(paperOut()) | (faults.contains(Fault.HEAD_OPEN) ? 4 : 0) | (paused() ? 0x10000 : 0);
      reply(
          "\u0002\r\nPRINTER STATUS\r\n ERRORS: %d 00000000 %08X\r\n"
                  .formatted(bits == 0 ? 0 : 1, bits)
              + " WARNINGS: 0 00000000 00000000\r\n\u0003");
    }

    private boolean paperOut() {
      return paperLeft == 0 || faults.contains(Fault.PAPER_OUT);
    }

    private boolean paused() {
      return faults.contains(Fault.PAUSED);
    }

    @Override
    public void odometer() {
      reply(faults.contains(Fault.UNCOUNTED) ? "\"?\"" : "\"" + tray.count() + "\"");
    }

    @Override
    public void answer(String text) {
      reply(text);
    }

    private int bit(boolean set) {
      return set ? 1 : 0;
    }
  }
}
