package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A ZPL printer on a pseudo-terminal: takes bytes at the pace of its baud rate, keeps labels in a
/// buffer, prints them at the pace of its motor into PNG files, counts them, and has faults.
/// Thread-safe.
public final class SimulatedPrinter implements AutoCloseable {
  private static final int SLICE = 64;
  private static final int MOST_WAITING = 8;

  private final Setup setup;
  private final Random random;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Deque<Label> waiting = new ArrayDeque<>();
  private final ZplParser parser;
  private final Thread receiver;
  private final Thread motor;
  private @Nullable Pty pty;
  private Consumer<Path> onLabel = path -> {};
  private long count;
  private int paperLeft = Integer.MAX_VALUE;
  private boolean printing;
  private int cancels;
  private volatile boolean closed;

  /// How a printer is set up.
  ///
  /// @param link the stable name by which programs open it; a symbolic link to the terminal
  /// @param folder where labels go as `label-000001.png`, and the counter
  /// @param inchesPerSecond how fast the motor is
  /// @param seed of what is random in its faults
  public record Setup(Path link, Path folder, int baud, double inchesPerSecond, long seed) {}

  private SimulatedPrinter(Setup setup) throws IOException {
    this.setup = setup;
    this.random = new Random(setup.seed());
    Files.createDirectories(setup.folder());
    Path counter = counterFile();
    count = Files.exists(counter) ? Long.parseLong(Files.readString(counter).trim()) : 0;
    parser = new ZplParser(new Engine());
    plug();
    receiver = Thread.ofPlatform().daemon().name("sim-receiver").start(this::receive);
    motor = Thread.ofPlatform().daemon().name("sim-motor").start(this::runMotor);
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
    faults.add(fault);
    if (fault == Fault.UNPLUGGED) {
      unplug();
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
      try {
        plug();
      } catch (IOException e) {
        throw new UncheckedIOException("the simulated printer cannot be plugged in", e);
      }
    }
    notifyAll();
  }

  /// The roll ends after this many more labels.
  public synchronized void paperLeft(int labels) {
    paperLeft = labels;
  }

  /// How many labels were ever printed.
  public synchronized long count() {
    return count;
  }

  /// Labels that arrived and have not come out.
  public synchronized int waiting() {
    return waiting.size();
  }

  /// The label with this number, from 1.
  public Path label(long number) {
    return setup.folder().resolve("label-%06d.png".formatted(number));
  }

  public Setup setup() {
    return setup;
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      unplug();
      notifyAll();
    }
    receiver.interrupt();
    motor.interrupt();
  }

  private void plug() throws IOException {
    Pty fresh = Pty.open();
    Path link = setup.link();
    Path beside = link.resolveSibling(link.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createSymbolicLink(beside, fresh.slave());
    Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    pty = fresh;
  }

  private void unplug() {
    Pty old = pty;
    pty = null;
    try {
      Files.deleteIfExists(setup.link());
      if (old != null) {
        old.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated printer cannot be unplugged", e);
    }
  }

  private synchronized @Nullable Pty line() {
    return pty;
  }

  /// Reads no faster than the line's speed, and not at all while the buffer is full.
  private void receive() {
    long free = System.nanoTime();
    while (!closed) {
      Pty line = line();
      if (line == null || isFull()) {
        sleep(20);
        continue;
      }
      byte[] bytes;
      try {
        bytes = line.read(SLICE, 50);
      } catch (IOException e) {
        sleep(20);
        continue;
      }
      free = Math.max(free, System.nanoTime()) + bytes.length * 10_000_000_000L / setup.baud();
      long ahead = free - System.nanoTime();
      if (ahead > 0) {
        sleep(ahead / 1_000_000);
      }
      synchronized (this) {
        parser.take(arriving(bytes));
      }
    }
  }

  private String arriving(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!faults.contains(Fault.LOSSY) || bytes.length < 2 || random.nextInt(4) != 0) {
      return text;
    }
    int lost = random.nextInt(bytes.length - 1);
    return text.substring(0, lost) + text.substring(lost + 1);
  }

  private synchronized boolean isFull() {
    return waiting.size() >= MOST_WAITING;
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
    synchronized (this) {
      while (waiting.isEmpty() || stopped()) {
        if (paperLeft == 0) {
          faults.add(Fault.PAPER_OUT);
        }
        wait();
      }
      label = waiting.getFirst();
      cancelled = cancels;
      printing = true;
    }
    double inches = (double) label.height() / label.dpi();
    Thread.sleep((long) (inches / setup.inchesPerSecond() * 1000));
    synchronized (this) {
      printing = false;
      if (cancelled == cancels && !stopped()) {
        waiting.removeFirst();
        comeOut(label);
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
    count++;
    if (paperLeft != Integer.MAX_VALUE && --paperLeft == 0) {
      faults.add(Fault.PAPER_OUT);
    }
    Path file = label(count);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      ImageIO.write(label.image(), "png", beside.toFile());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(counterFile(), Long.toString(count));
    } catch (IOException e) {
      throw new UncheckedIOException("a label cannot be written", e);
    }
    onLabel.accept(file);
  }

  private Path counterFile() {
    return setup.folder().resolve("counter");
  }

  private void reply(String text) {
    Pty line = pty;
    if (line == null || faults.contains(Fault.MUTE)) {
      return;
    }
    try {
      line.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Nobody has the line open: the reply is lost, as on a real cable.
      return;
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the parser drives; called with the printer's lock held.
  private final class Engine implements ZplParser.Machine {
    @Override
    public void print(Label label) {
      waiting.addLast(label);
      SimulatedPrinter.this.notifyAll();
    }

    @Override
    public void cancel() {
      waiting.clear();
      cancels++;
    }

    @Override
    public void hostStatus(boolean partial) {
      boolean paper = paperLeft == 0 || faults.contains(Fault.PAPER_OUT);
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

    private boolean paused() {
      return faults.contains(Fault.PAUSED);
    }

    @Override
    public void odometer() {
      reply("\"" + count + "\"");
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
