package dev.foyer.box.badges;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.RollLoaded;
import dev.foyer.domain.FactBody.StationRouted;
import dev.foyer.domain.PrinterDesk;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What hosts tell the printers of a box: facts, which outlive a restart. Thread-safe.
public final class PrinterOrders {
  private final Replica replica;
  private final Printers printers;

  public PrinterOrders(Replica replica, Printers printers) {
    this.replica = replica;
    this.printers = printers;
  }

  /// Tells a printer what to do; empty if there is none of this name.
  Optional<PrinterBoard> order(String name, PrinterOrder order, DeviceId by) {
    PrinterDesk.Named printer = named(name);
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
    PrinterDesk.Named printer = named(name);
    Long counter = printers.board(name).map(PrinterBoard::labels).orElse(null);
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
                    state.badges().at(printer.box()).printedBy(name),
                    by)));
  }

  private PrinterDesk.Named named(String printer) {
    return new PrinterDesk.Named(replica.id(), printer);
  }

  private Optional<PrinterBoard> change(
      String name, Function<CommunityState, List<FactBody>> change) {
    if (printers.find(name).isPresent()) {
      List<FactBody> facts = replica.memory().read(change);
      if (!facts.isEmpty()) {
        replica.ledger().record(facts);
        printers.changed();
      }
    }
    return printers.board(name);
  }

  /// The stations of this box, and where the badges of each come out.
  List<StationRoute> routes() {
    return replica.memory().read(state -> StationRoute.all(state, replica.id()));
  }

  /// Which printer a station's badges come out of.
  ///
  /// @param printer empty for any
  /// @throws Problem 404 if there is no such printer, or this box no such station
  void route(DeviceId station, String printer, DeviceId by) {
    if (!printer.isEmpty() && printers.find(printer).isEmpty()) {
      throw Problem.unknown("printer");
    }
    if (routes().stream().noneMatch(known -> known.station().equals(station.hex()))) {
      throw Problem.unknown("station");
    }
    long version = replica.memory().read(state -> state.printers().nextRouteVersion(station));
    replica.ledger().record(List.of(new StationRouted(station, version, printer, by)));
    printers.changed();
  }
}
