package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.RollLoaded;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.FactBody.StationRouted;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PrinterDesk;
import dev.foyer.domain.Role;
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
import java.util.function.Function;

/// The printers of this box, each with its worker, over one queue in the journal.
public final class Printers implements AutoCloseable {
  private static final double HAIR_MILLIMETRES = 0.1;

  /// Four modules beside a code of 57, more than badges have, and four on the other side.
  private static final double QUIET_SHARE = 4.0 / 65;

  private final Replica replica;
  private final Turns turns;
  private final List<Setup> setups;
  private final List<PrintQueue> queues = new CopyOnWriteArrayList<>();
  private final Map<PrintQueue, Listener> wakers = new HashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

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
    checkWidth(setup, address);
    LabelPrinter printer = address.printer();
    BadgeRenderer renderer = new BadgeRenderer(setup.template(), address.dpi());
    return new PrintQueue(setup.name(), printer, renderer, replica, turns, this::changed);
  }

  /// A roll is a little wider than the head over it: margins and the edges of the art may lie
  /// beside the head, what is said of a guest may not.
  private static void checkWidth(Setup setup, PrinterAddress address) {
    double head = address.language().capabilities().widest() * 25.4 / address.dpi();
    double margin = Math.max(0, (setup.template().width() - head) / 2) - HAIR_MILLIMETRES;
    for (BadgeTemplate.Field field : setup.template().fields()) {
      double left = field.box().x();
      double right = setup.template().width() - left - field.box().width();
      if (Math.min(left, right) + quiet(field) < margin) {
        throw new PrinterException(
            ("Badges do not fit into the printer \"%s\": it prints %.1f mm across, and the template"
                    + " has its field \"%s\" beyond that. Take a narrower template, or name the"
                    + " printer's model and roll in its address.")
                .formatted(setup.name(), head, field.name()));
      }
    }
  }

  /// Millimetres at the edge of a field that are white in any case: a QR code's quiet zone.
  private static double quiet(BadgeTemplate.Field field) {
    return field.name().equals("qr") ? field.box().width() * QUIET_SHARE : 0;
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
                    state.badges().unfinished().stream()
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
            state -> board.with(state.badges().toPrint(), Rolls.left(state, replica.id(), board)));
  }

  private boolean prints(String name) {
    return find(name).map(queue -> queue.board().isReady()).orElse(false);
  }

  Optional<PrintQueue> find(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst();
  }

  /// A host's order to a printer; empty if there is none of this name.
  Optional<PrinterBoard> order(String name, PrinterOrder order, DeviceId by) {
    PrinterDesk.Named printer = new PrinterDesk.Named(replica.id(), name);
    return change(
        name,
        state ->
            state.printers().order(printer) == order
                ? List.of()
                : List.of(
                    new PrinterOrdered(
                        printer.box(),
                        name,
                        state.printers().nextOrderVersion(printer),
                        order,
                        by)));
  }

  /// A roll of so many badges was put in; empty if there is no printer of this name.
  Optional<PrinterBoard> load(String name, int badges, DeviceId by) {
    PrinterDesk.Named printer = new PrinterDesk.Named(replica.id(), name);
    Long counter = board(name).map(PrinterBoard::labels).orElse(null);
    return change(
        name,
        state ->
            List.of(
                new RollLoaded(
                    printer.box(),
                    name,
                    state.printers().nextRollVersion(printer),
                    badges,
                    counter == null ? -1 : counter,
                    state.badges().printedBy(name),
                    by)));
  }

  private Optional<PrinterBoard> change(
      String name, Function<CommunityState, List<FactBody>> change) {
    if (find(name).isPresent()) {
      List<FactBody> facts = replica.memory().read(change);
      if (!facts.isEmpty()) {
        replica.ledger().record(facts);
        changed();
      }
    }
    return board(name);
  }

  /// Which printer a station's badges come out of.
  ///
  /// @param printer empty for any
  /// @throws Problem 404 if there is no such printer or station
  void route(DeviceId station, String printer, DeviceId by) {
    if (!printer.isEmpty() && find(printer).isEmpty()) {
      throw Problem.unknown("printer");
    }
    long version =
        replica
            .memory()
            .read(
                state ->
                    isStation(state, station) ? state.printers().nextRouteVersion(station) : 0);
    if (version == 0) {
      throw Problem.unknown("station");
    }
    replica.ledger().record(List.of(new StationRouted(station, version, printer, by)));
    changed();
  }

  /// The stations of this box, and where the badges of each come out.
  List<StationRoute> routes() {
    return replica.memory().read(state -> StationRoute.all(state, replica.id()));
  }

  private static boolean isStation(CommunityState state, DeviceId device) {
    return state.devices().find(device).stream()
        .anyMatch(known -> known.enrolled().role() == Role.STATION);
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

  /// A printer that stands still leaves its badges to the others.
  private void changed() {
    queues.forEach(PrintQueue::wake);
    watchers.forEach(Runnable::run);
  }
}
