package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import dev.foyer.printer.sim.Firmware.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// A label printer on a pseudo-terminal: takes bytes at the pace of its baud rate, keeps labels in
/// a buffer, prints them at the pace of its motor into PNG files, counts them, and has faults.
/// Thread-safe.
public final class SimulatedPrinter implements AutoCloseable {
  private static final int MOST_WAITING = 8;
  private static final int LONG_CABLE_BAUD = 9_600;
  private static final int ONE_LOST_IN = 256;
  private static final long COUNTER_CAPACITY = 10_000_000;
  private static final long NEARLY_FULL = COUNTER_CAPACITY - 2;

  private final Setup setup;
  private final Random random;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Deque<Label> waiting = new ArrayDeque<>();
  private final Tray tray;
  private final Firmware firmware;
  private final Voice voice;
  private final Line line;
  private final Thread motor;
  private Consumer<Path> onLabel = path -> {};
  private long arriving = System.nanoTime();
  private long lastArrival = arriving;
  private int paperLeft = Integer.MAX_VALUE;
  private boolean printing;
  private int cancels;

  /// At how many bits a second the line runs, and will after a loss of power.
  private int speed;

  private int kept;
  private int answers;
  private long spoilt;

  /// How often a label was taken away while it moved.
  private int losses;

  private volatile boolean closed;

  /// How a printer is set up.
  ///
  /// @param link the stable name by which programs open it; a symbolic link to the terminal
  /// @param folder where labels go as `label-000001.png`, and the counter
  /// @param inchesPerSecond how fast the motor is
  /// @param seed of what is random in its faults
  /// @param language what it speaks: `zpl` and so on, [Firmwares] names them
  /// @param number its serial number; empty for that of all simulated printers of a language
  public record Setup(
      Path link,
      Path folder,
      int baud,
      double inchesPerSecond,
      long seed,
      Buffer buffer,
      String language,
      String number) {
    /// @throws IllegalArgumentException if no printer is like this; the message says what is wrong
    public Setup {
      if (baud < 110 || baud > 4_000_000) {
        throw new IllegalArgumentException("No line runs at " + baud + " baud.");
      }
      if (!(inchesPerSecond >= 0.1 && inchesPerSecond <= 100)) {
        throw new IllegalArgumentException(
            "A printer prints 0.1 to 100 inches a second, not " + inchesPerSecond + ".");
      }
      Firmwares.check(language);
    }

    public Setup(Path link, Path folder, int baud, double inchesPerSecond, long seed) {
      this(link, folder, baud, inchesPerSecond, seed, Buffer.USUAL, "zpl", "");
    }

    public Setup with(Buffer other) {
      return new Setup(link, folder, baud, inchesPerSecond, seed, other, language, number);
    }

    public Setup speaking(String other) {
      return new Setup(link, folder, baud, inchesPerSecond, seed, buffer, other, number);
    }

    public Setup numbered(String other) {
      return new Setup(link, folder, baud, inchesPerSecond, seed, buffer, language, other);
    }
  }

  private SimulatedPrinter(Setup setup) throws IOException {
    this.setup = setup;
    this.random = new Random(setup.seed());
    this.speed = setup.baud();
    this.kept = setup.baud();
    this.tray = new Tray(setup.folder());
    this.firmware = Firmwares.of(setup.language(), new Mechanics());
    this.line = new Line(setup.link(), setup.baud(), setup.buffer(), new Input());
    this.voice = new Voice(line, faults);
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
    boolean stood = stopped();
    if (!faults.add(fault)) {
      return;
    }
    if (fault == Fault.UNPLUGGED) {
      line.unplug();
    }
    if (fault == Fault.COOLING) {
      firmware.on(Event.COOLING);
    }
    tellIfStopped(stood);
    notifyAll();
  }

  /// Something is put right.
  public synchronized void mend(Fault fault) {
    boolean stood = stopped();
    if (!faults.remove(fault)) {
      return;
    }
    if (fault == Fault.COOLING) {
      firmware.on(Event.COOLED);
    }
    if (fault == Fault.PAPER_OUT) {
      paperLeft = Integer.MAX_VALUE;
    }
    if (fault == Fault.UNPLUGGED) {
      line.plug();
    }
    if (stood && !stopped()) {
      firmware.on(Event.RESUMED);
    }
    notifyAll();
  }

  /// Switched off and on again: whatever was in its memory is gone, the label counter is not.
  public synchronized void powerCycle() {
    boolean unplugged = faults.contains(Fault.UNPLUGGED);
    line.unplug();
    line.forget();
    firmware.forget();
    speed = kept;
    line.speed(kept);
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

  /// How many letters came out that belong to no label.
  public synchronized long spoilt() {
    return spoilt;
  }

  /// At how many bits a second its line runs now.
  public synchronized int speed() {
    return speed;
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
      while (waiting.isEmpty() || stopped() || faults.contains(Fault.COOLING)) {
        wait();
      }
      label = waiting.getFirst();
      cancelled = cancels;
      lost = losses;
      printing = true;
      firmware.on(Event.STARTED);
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
        || faults.contains(Fault.WRONG_MEDIA)
        || faults.contains(Fault.PAUSED);
  }

  private void tellIfStopped(boolean before) {
    if (!before && stopped()) {
      firmware.on(Event.STOPPED);
    }
  }

  private void comeOut(Label label) {
    boolean stood = stopped();
    if (paperLeft != Integer.MAX_VALUE && --paperLeft == 0) {
      faults.add(Fault.PAPER_OUT);
    }
    Path file = tray.add(label);
    firmware.on(Event.CAME_OUT);
    tellIfStopped(stood);
    onLabel.accept(file);
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
        firmware.take(heard(bytes));
      }
    }

    private byte[] heard(byte[] bytes) {
      if (!faults.contains(Fault.LOSSY)) {
        return bytes;
      }
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      for (byte one : bytes) {
        if (random.nextInt(ONE_LOST_IN) != 0) {
          heard.write(one);
        }
      }
      return heard.toByteArray();
    }
  }

  /// What the firmware drives; called with the printer's lock held.
  private final class Mechanics implements Firmware.Machine {
    @Override
    public void print(Label label) {
      waiting.addLast(label);
      lastArrival = arriving;
      SimulatedPrinter.this.notifyAll();
    }

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
    public void say(byte[] answer) {
      boolean fast = speed > LONG_CABLE_BAUD;
      if (!fast || !faults.contains(Fault.LONG_CABLE) || ++answers % 3 == 1) {
        voice.say(answer);
      }
    }

    @Override
    public void spoil(int letters) {
      spoilt += letters;
    }

    @Override
    public void speed(int baud) {
      if (faults.contains(Fault.FIXED_SPEED)) {
        return;
      }
      line.speed(baud);
      speed = baud;
    }

    @Override
    public void keepSpeed() {
      kept = speed;
    }

    @Override
    public String number(String usual) {
      return setup.number().isEmpty() ? usual : setup.number();
    }

    @Override
    public boolean has(Fault fault) {
      return faults.contains(fault);
    }

    @Override
    public boolean paperOut() {
      return paperLeft == 0 || faults.contains(Fault.PAPER_OUT);
    }

    @Override
    public boolean stopped() {
      return SimulatedPrinter.this.stopped();
    }

    @Override
    public boolean printing() {
      return printing;
    }

    @Override
    public int waiting() {
      return waiting.size();
    }

    @Override
    public long count() {
      return faults.contains(Fault.COUNTER_WRAPS)
          ? (tray.count() + NEARLY_FULL) % COUNTER_CAPACITY
          : tray.count();
    }
  }
}
