package dev.foyer.box.arrivals;

import dev.foyer.box.Evening;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A box's door without HTTP: a real journal in a folder, a clock that the test sets, two kiosks
/// and a host's tablet.
final class Venue implements AutoCloseable {
  private static final AtomicInteger SCANS = new AtomicInteger();
  private final Path data;
  private final AtomicLong millis = new AtomicLong(1_780_000_000_000L);
  Replica replica;
  Arrivals arrivals;
  final Evening evening;
  final DeviceId kiosk;
  final DeviceId otherKiosk;
  final DeviceId tablet;

  Venue(Path data) {
    this.data = data;
    replica = open();
    arrivals = door();
    evening = Evening.at(replica);
    kiosk = evening.enrol(Role.STATION, "Kiosk");
    otherKiosk = evening.enrol(Role.STATION, "Other kiosk");
    tablet = evening.enrol(Role.HOST, "Jonas' tablet");
  }

  void restart() {
    replica.close();
    replica = open();
    arrivals = door();
  }

  void later(Duration time) {
    millis.addAndGet(time.toMillis());
  }

  Answer scan(Evening.Guest guest) {
    return arrivals.scan(at(kiosk), guest.token().bare());
  }

  /// A new scan at this station.
  static Ask at(DeviceId station) {
    return at(station, 0);
  }

  static Ask at(DeviceId station, int people) {
    return new Ask(scanId(), station, people);
  }

  static ScanId scanId() {
    return new ScanId("%032x".formatted(SCANS.incrementAndGet()));
  }

  /// All facts of this kind that the journal holds.
  <T extends FactBody> List<T> facts(Class<T> kind) {
    return replica.ledger().read(1, Integer.MAX_VALUE).stream()
        .map(recorded -> recorded.body())
        .filter(Objects::nonNull)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Override
  public void close() {
    replica.close();
  }

  private Replica open() {
    return Replica.founding(
        data,
        "Box",
        new WallClock() {
          @Override
          public long millis() {
            return millis.get();
          }

          @Override
          public ClockQuality quality() {
            return ClockQuality.TRUSTED;
          }
        });
  }

  private Arrivals door() {
    return new Arrivals(Setting.of(replica), new PlainBadgeDesk(new SecureRandom()));
  }
}
