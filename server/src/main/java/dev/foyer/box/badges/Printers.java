package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.JobId;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.Links;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The printers of this box, each with its worker, over one queue in the journal.
public final class Printers implements AutoCloseable {
  private static final int DPI = 203;

  private final Replica replica;
  private final List<PrintQueue> queues = new ArrayList<>();
  private final List<Listener> wakers = new ArrayList<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /// @param printers by name and URI
  public Printers(Replica replica, Map<String, URI> printers) {
    this.replica = replica;
    Set<JobId> claimed = ConcurrentHashMap.newKeySet();
    BadgeRenderer renderer = new BadgeRenderer(BadgeTemplate.fourByThreeInches(), DPI);
    printers.forEach(
        (name, uri) -> {
          LabelPrinter printer = new LabelPrinter(new Zpl(), Links.of(uri));
          queues.add(new PrintQueue(name, printer, renderer, replica, claimed, this::changed));
        });
  }

  /// Starts the workers.
  public void start() {
    for (PrintQueue queue : queues) {
      Listener waker = queue::wake;
      wakers.add(waker);
      replica.ledger().listen(waker);
      queue.start();
    }
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

  /// Why a badge that waits does not come out, in IPP's words; empty if a printer is ready.
  public List<String> reasonsToWait() {
    List<PrinterBoard> boards = boards();
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
