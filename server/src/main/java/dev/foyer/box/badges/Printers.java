package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.JobId;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The printers of this box, each with its worker, over one queue in the journal.
public final class Printers implements AutoCloseable {
  private final Replica replica;
  private final List<PrintQueue> queues = new ArrayList<>();
  private final List<Listener> wakers = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /// A printer as it is configured.
  ///
  /// @param uri such as `serial:/dev/ttyUSB0?baud=115200&dpi=300`
  public record Setup(String name, URI uri, BadgeTemplate template) {}

  /// @throws dev.foyer.printer.PrinterException if a URI names no printer
  public Printers(Replica replica, List<Setup> printers) {
    this.replica = replica;
    Set<JobId> claimed = ConcurrentHashMap.newKeySet();
    for (Setup setup : printers) {
      PrinterAddress address = PrinterAddress.of(setup.uri());
      LabelPrinter printer = address.printer();
      BadgeRenderer renderer = new BadgeRenderer(setup.template(), address.dpi());
      queues.add(new PrintQueue(setup.name(), printer, renderer, replica, claimed, this::changed));
    }
  }

  /// Starts the workers, and asks the hosts about the badges that no worker can ask for.
  public void start() {
    settleThoseOfPrintersThatAreGone();
    for (PrintQueue queue : queues) {
      Listener waker = queue::wake;
      wakers.add(waker);
      replica.ledger().listen(waker);
      queue.start();
    }
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
    int queued = replica.memory().read(state -> state.badges().toPrint());
    return queues.stream().map(queue -> queue.board().withQueued(queued)).toList();
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
    boolean ready = boards.stream().anyMatch(board -> board.reasons().isEmpty());
    return ready ? List.of() : boards.getFirst().reasons();
  }

  @Override
  public void close() {
    wakers.forEach(replica.ledger()::unlisten);
    queues.forEach(PrintQueue::close);
  }

  private void changed() {
    watchers.forEach(Runnable::run);
  }
}
