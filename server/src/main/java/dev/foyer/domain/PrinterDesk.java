package dev.foyer.domain;

import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.RollLoaded;
import dev.foyer.domain.FactBody.StationRouted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What hosts have said about printers: what each is to do, how full its roll was, and which
/// station prints where. Not thread-safe: whoever owns the [CommunityState] guards it.
public final class PrinterDesk {
  private final Map<Named, Versioned<PrinterOrdered>> orders = new HashMap<>();
  private final Map<Named, Versioned<RollLoaded>> rolls = new HashMap<>();
  private final Map<DeviceId, Versioned<StationRouted>> routes = new HashMap<>();

  /// A printer of a box.
  public record Named(ReplicaId box, String printer) {}

  /// What the printer is to do.
  public PrinterOrder order(Named printer) {
    return value(orders, printer).map(PrinterOrdered::order).orElse(PrinterOrder.PRINT);
  }

  public long nextOrderVersion(Named printer) {
    return nextVersion(orders, printer);
  }

  /// The roll that was put in last, if anybody said so.
  public Optional<RollLoaded> roll(Named printer) {
    return value(rolls, printer);
  }

  public long nextRollVersion(Named printer) {
    return nextVersion(rolls, printer);
  }

  /// The printer that this station's badges come out of; empty if any will do.
  public Optional<String> route(DeviceId station) {
    return value(routes, station).map(StationRouted::printer).filter(name -> !name.isEmpty());
  }

  public long nextRouteVersion(DeviceId station) {
    return nextVersion(routes, station);
  }

  void order(FactId id, PrinterOrdered body) {
    offer(orders, new Named(body.box(), body.printer())).offer(body, body.version(), id);
  }

  void load(FactId id, RollLoaded body) {
    offer(rolls, new Named(body.box(), body.printer())).offer(body, body.version(), id);
  }

  void route(FactId id, StationRouted body) {
    offer(routes, body.station()).offer(body, body.version(), id);
  }

  private static <K, T> Versioned<T> offer(Map<K, Versioned<T>> fields, K key) {
    return fields.computeIfAbsent(key, k -> new Versioned<>());
  }

  private static <K, T> Optional<T> value(Map<K, Versioned<T>> fields, K key) {
    return Optional.ofNullable(fields.get(key))
        .flatMap(field -> Optional.ofNullable(field.value()));
  }

  private static <K, T> long nextVersion(Map<K, Versioned<T>> fields, K key) {
    Versioned<T> field = fields.get(key);
    return field == null ? 1 : field.nextVersion();
  }
}
