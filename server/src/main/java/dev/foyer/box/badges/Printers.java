package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.platform.Problem;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// The printers of this box, each with its worker, over one queue in the journal.
public final class Printers implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.badges");

  private final Replica replica;
  private final Turns turns;
  private final List<Setup> setups;
  private final List<PrintQueue> queues = new CopyOnWriteArrayList<>();
  private final Map<PrintQueue, Listener> wakers = new HashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile BiConsumer<EventId, GuestId> seats = (event, guest) -> {};

  /// A printer as it is configured.
  ///
  /// @param uri such as `serial:/dev/ttyUSB0?baud=115200&dpi=300`
  public record Setup(String name, URI uri, BadgeTemplate template) {}

  /// @throws PrinterException if a URI names no printer, or one that cannot print its template
  public Printers(Replica replica, List<Setup> printers) {
    this.replica = replica;
    this.setups = List.copyOf(printers);
    this.turns = new Turns(replica, this::prints);
    setups.forEach(setup -> queues.add(worker(setup)));
  }

  private PrintQueue worker(Setup setup) {
    PrinterAddress address = PrinterAddress.of(setup.uri());
    PrintWidth.check(setup, address);
    LabelPrinter printer = address.printer();
    BadgeRenderer renderer = new BadgeRenderer(setup.template(), address.dpi());
    BadgePictures pictures = new BadgePictures(renderer, replica, this::seat);
    return new PrintQueue(setup.name(), printer, pictures, replica, turns, this::changed);
  }

  /// From now on guests who have come without a seat are given one before their badge is drawn.
  ///
  /// @param seats as [BadgePictures.Seats#place]
  public void seatFirst(BiConsumer<EventId, GuestId> seats) {
    this.seats = seats;
  }

  /// A badge without a table is better than none.
  private void seat(EventId event, GuestId guest) {
    try {
      seats.accept(event, guest);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a guest could not be seated", e);
    }
  }

  /// Starts the workers, and asks the hosts about the badges that no worker can ask for.
  public void start() {
    settleThoseOfPrintersThatAreGone();
    synchronized (wakers) {
      queues.forEach(this::run);
    }
  }

  private void run(PrintQueue queue) {
    Listener waker = queue::wake;
    wakers.put(queue, waker);
    replica.ledger().listen(waker);
    queue.start();
  }

  private void stop(PrintQueue queue) {
    Listener waker = wakers.remove(queue);
    if (waker != null) {
      replica.ledger().unlisten(waker);
    }
    queue.close();
  }

  private void settleThoseOfPrintersThatAreGone() {
    List<BadgeSettled> orphans =
        replica
            .memory()
            .read(
                state ->
                    state.badges().at(replica.id()).unfinished().stream()
                        .filter(BadgeJob::unsettled)
                        .flatMap(job -> job.sent().stream())
                        .filter(sent -> find(sent.printer()).isEmpty())
                        .map(Printers::leftToAPerson)
                        .toList());
    if (!orphans.isEmpty()) {
      replica.ledger().record(orphans);
    }
  }

  private static BadgeSettled leftToAPerson(BadgeSent sent) {
    String why = "the printer " + sent.printer() + " is not set up any more";
    return new BadgeSettled(sent.job(), sent.attempt(), Settlement.UNKNOWN, List.of(why));
  }

  /// Tells when a printer's state has changed; the callee must be quick.
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /// How the printers are, in the order of the configuration.
  public List<PrinterBoard> boards() {
    return queues.stream().map(PrintQueue::board).map(this::counted).toList();
  }

  /// How one printer is; empty if there is none of this name.
  Optional<PrinterBoard> board(String name) {
    return find(name).map(PrintQueue::board).map(this::counted);
  }

  private PrinterBoard counted(PrinterBoard board) {
    return replica
        .memory()
        .read(
            state ->
                board.with(
                    state.badges().at(replica.id()).toPrint(),
                    Rolls.left(state, replica.id(), board)));
  }

  private boolean prints(String name) {
    return find(name).map(queue -> queue.board().isReady()).orElse(false);
  }

  Optional<PrintQueue> find(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }

  /// Why a badge that waits does not come out, in IPP's words; empty if a printer is ready. Quick,
  /// and free to be called while the state is held.
  public List<String> reasonsToWait() {
    List<PrinterBoard> boards = queues.stream().map(PrintQueue::board).toList();
    if (boards.isEmpty()) {
      return List.of("no-printer");
    }
    boolean ready = boards.stream().anyMatch(PrinterBoard::isReady);
    return ready ? List.of() : boards.getFirst().reasons();
  }

  /// Where the printers of this box are.
  List<URI> places() {
    return setups.stream().map(Setup::uri).toList();
  }

  /// Prints a test badge while the printer's worker rests: a port has one owner. Call it on a
  /// platform thread.
  ///
  /// @throws Problem 404 if there is no printer of this name, 409 while nobody knows what became of
  ///   a badge that was sent to it: another label would move the counter
  Outcome test(String name) {
    synchronized (wakers) {
      PrintQueue worker = find(name).orElseThrow(() -> Problem.unknown("printer"));
      int place = queues.indexOf(worker);
      if (!wakers.containsKey(worker)) {
        throw Problem.of(503, "stopped", "The box stops. Try again when it is back.");
      }
      stop(worker);
      try {
        requireSettled(name);
        PrinterAddress address = PrinterAddress.of(setups.get(place).uri());
        return TestBadge.print(address);
      } finally {
        PrintQueue fresh = worker(setups.get(place));
        queues.set(place, fresh);
        run(fresh);
      }
    }
  }

  private void requireSettled(String name) {
    Optional<JobId> unsettled = turns.unsettled(name);
    unsettled.ifPresent(turns::done);
    if (unsettled.isPresent()) {
      throw Problem.of(
              409, "printer-busy", "A badge is just being printed. Try again in some seconds.")
          .retryAfter(5);
    }
  }

  @Override
  public void close() {
    synchronized (wakers) {
      queues.forEach(this::stop);
    }
  }

  /// Something that the workers or the screens go by has changed: a printer that stands still
  /// leaves its badges to the others.
  void changed() {
    queues.forEach(PrintQueue::wake);
    watchers.forEach(Runnable::run);
  }
}
